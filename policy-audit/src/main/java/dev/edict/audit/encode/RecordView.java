package dev.edict.audit.encode;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a record by what they mean; works for events and notices. */
final class RecordView {
  private final Map<String, @Nullable Object> members;

  RecordView(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  @Nullable String text(String member) {
    Object value = members.get(member);
    return value == null ? null : value.toString();
  }

  String text(String member, String otherwise) {
    String value = text(member);
    return value == null ? otherwise : value;
  }

  @Nullable Long number(String member) {
    return members.get(member) instanceof Long value ? value : null;
  }

  boolean isNotice() {
    return members.containsKey("notice");
  }

  boolean isNetwork() {
    return "network".equals(text("rule_type"));
  }

  boolean isFile() {
    return "filesystem".equals(text("rule_type"));
  }

  boolean isAllowed() {
    return "allow".equals(text("decision"));
  }

  boolean isDenied() {
    return "deny".equals(text("decision"));
  }

  /** Returns milliseconds since 1970. */
  long millis() {
    return Instant.parse(text("timestamp", "1970-01-01T00:00:00Z")).toEpochMilli();
  }

  /** Returns how urgent the record is, from 1, informational, to 5, critical. */
  int severity() {
    if (isNotice()) {
      return 3;
    }
    return switch (text("severity", "informational")) {
      case "low" -> 2;
      case "medium" -> 3;
      case "high" -> 4;
      case "critical" -> 5;
      default -> 1;
    };
  }

  /** Returns where a network event goes; null when the resource does not tell. */
  @Nullable Destination destination() {
    return isNetwork() ? Destination.of(text("resource", "")) : null;
  }

  /** Returns the server of an MCP event. */
  String server() {
    String resource = text("resource", "");
    int end = serverEnd(resource);
    return end < 0 ? resource : resource.substring(0, end);
  }

  /** Returns what of the server is used; empty when the resource is the server itself. */
  String item() {
    String resource = text("resource", "");
    int end = serverEnd(resource);
    return end < 0 ? "" : resource.substring(end + 1);
  }

  /** A space stands before the URI of a resource, a slash before everything else. */
  private int serverEnd(String resource) {
    return resource.indexOf("resource:read".equals(text("action")) ? ' ' : '/');
  }

  /** Returns one sentence for people. */
  String sentence() {
    if (isNotice()) {
      return text("notice", "") + ": " + text("detail", "");
    }
    return "%s %s %s by %s"
        .formatted(
            text("decision", ""), text("action", ""), text("resource", ""), text("rule_name", ""));
  }
}
