package dev.edict.audit.encode;

import dev.edict.audit.journal.JournalRecord;
import java.util.Optional;

/** Says of records what a request wanted to reach. */
public final class ReachedPlace {
  private ReachedPlace() {}

  /**
   * Returns the destination of a network event, as {@code host:port}; empty for other records, and
   * where the request was too faulty to have one.
   */
  public static Optional<String> destination(JournalRecord record) {
    Destination destination = new RecordView(record.members()).destination();
    if (destination == null) {
      return Optional.empty();
    }
    boolean isIpv6 = destination.host().indexOf(':') >= 0;
    String host = isIpv6 ? "[" + destination.host() + "]" : destination.host();
    return Optional.of(host + ":" + destination.port());
  }

  /** Returns the server of an MCP event; empty for other records. */
  public static Optional<String> server(JournalRecord record) {
    return record.required("rule_type").equals("mcp")
        ? Optional.of(new RecordView(record.members()).server())
        : Optional.empty();
  }
}
