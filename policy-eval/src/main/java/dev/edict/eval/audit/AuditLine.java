package dev.edict.eval.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as one line of JSON in printable ASCII; everything else is a {@code \}{@code u}
 * escape. Always the same members in the same order, absent ones {@code null}.
 */
final class AuditLine {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder line = new StringBuilder(512);

  private AuditLine() {}

  /** Returns the line of {@code event} without its last member, {@code hash}. */
  static String unsealed(AuditEvent event, long sequence, String previousHash) {
    AuditLine out = new AuditLine();
    out.text("timestamp", timestamp(event.timestamp()));
    out.text("user", event.user());
    out.text("org", event.org());
    out.text("sandbox_id", event.sandboxId());
    out.text("rule_type", event.ruleType().keyword());
    out.text("rule_name", event.ruleName());
    out.text("decision", event.decision().name().toLowerCase(Locale.ROOT));
    out.text("resource", event.resource());
    out.text("agent", event.agent());
    out.text("event_id", event.eventId().toString());
    out.number("sequence", sequence);
    out.text("kind", event.kind().word());
    out.text("action", event.action());
    out.text("severity", event.severity() == null ? null : event.severity().keyword());
    out.text("policy", event.policy());
    out.text("policy_digest", event.policyDigest());
    out.number("generation", event.generation());
    out.text("level", event.level() == null ? null : event.level().keyword());
    out.text("host", event.host());
    out.text("previous_hash", previousHash);
    return out.line.append('}').toString();
  }

  private static String timestamp(Instant instant) {
    return TIMESTAMP.format(instant);
  }

  private void text(String member, @Nullable String value) {
    member(member);
    if (value == null) {
      line.append("null");
      return;
    }
    line.append('"');
    for (int i = 0; i < value.length(); i++) {
      append(isRefused(value, i) ? '\ufffd' : value.charAt(i));
    }
    line.append('"');
  }

  private void number(String member, long value) {
    member(member);
    line.append(value);
  }

  private void member(String name) {
    line.append(line.length() == 0 ? '{' : ',').append('"').append(name).append("\":");
  }

  private void append(char c) {
    if (c == '"' || c == '\\') {
      line.append('\\').append(c);
    } else if (c >= ' ' && c <= '~') {
      line.append(c);
    } else {
      line.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        line.append(HEX.charAt((c >> shift) & 0xf));
      }
    }
  }

  /** Returns whether strict readers would refuse the character: NUL or half of a surrogate pair. */
  private static boolean isRefused(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    return c == '\0';
  }
}
