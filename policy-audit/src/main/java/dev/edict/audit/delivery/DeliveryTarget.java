package dev.edict.audit.delivery;

import dev.edict.audit.journal.JournalRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A system that takes records. Used by one thread. */
public interface DeliveryTarget extends Closeable {

  /** Returns how much it takes at once. */
  BatchLimits limits();

  /** Returns a record as it wants it. */
  String encode(JournalRecord record);

  /**
   * Sends a batch.
   *
   * @throws IOException if it is not known what became of it; then it is sent again
   */
  SendResult send(List<Item> batch) throws IOException;

  @Override
  void close() throws IOException;
}
