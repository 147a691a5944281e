package dev.edict.eval.audit;

import java.io.IOException;

/** Keeps audit events. Safe for use by many threads. */
@FunctionalInterface
public interface AuditSink {

  /**
   * Keeps an event. When this returns, the event is kept as surely as the sink promises.
   *
   * @throws IOException if it is not kept
   */
  void write(AuditEvent event) throws IOException;
}
