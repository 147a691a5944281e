package dev.edict.audit.encode;

import org.jspecify.annotations.Nullable;

/** The Common Event Format, version 0. */
final class CefEncoding {
  private static final int[] SEVERITIES = {0, 1, 3, 5, 8, 10};

  private final RecordView record;
  private final StringBuilder out = new StringBuilder(512);

  CefEncoding(RecordView record) {
    this.record = record;
  }

  String encode() {
    out.append("CEF:0|Edict|Edict|1|");
    header(
        record.isNotice()
            ? record.text("notice", "")
            : record.text("rule_type", "") + ":" + record.text("decision", ""));
    out.append('|');
    header(
        record.isNotice()
            ? record.text("detail", "")
            : record.text("decision", "") + " " + record.text("action", ""));
    out.append('|').append(SEVERITIES[record.severity()]).append('|');
    extension("rt", Long.toString(record.millis()));
    extension("externalId", record.text("event_id"));
    extension("cat", record.text("rule_type", "journal"));
    extension("act", record.text("decision"));
    extension("reason", record.text("kind"));
    extension("suser", record.text("user"));
    extension("sntdom", record.text("org"));
    extension("dvchost", record.text("host"));
    extension("sourceServiceName", record.text("agent"));
    resource();
    labelled("cs1", "rule", record.text("rule_name"));
    labelled("cs2", "policy", record.text("policy"));
    labelled("cs3", "sandboxId", record.text("sandbox_id"));
    labelled("cs4", "level", record.text("level"));
    labelled("cs5", "policyDigest", record.text("policy_digest"));
    labelled("cs6", "hash", record.text("hash"));
    labelled("cn1", "sequence", record.text("sequence"));
    labelled("cn2", "generation", record.text("generation"));
    extension("cnt", record.text("count"));
    return out.toString();
  }

  private void resource() {
    Destination to = record.destination();
    if (to != null) {
      extension(to.isAddress() ? "dst" : "dhost", to.host());
      extension("dpt", Integer.toString(to.port()));
      extension("request", to.path().isEmpty() ? null : to.path());
    } else if (record.isFile()) {
      extension("filePath", record.text("resource"));
    } else {
      extension("destinationServiceName", record.text("resource"));
    }
  }

  private void labelled(String key, String label, @Nullable String value) {
    if (value != null) {
      extension(key + "Label", label);
      extension(key, value);
    }
  }

  private void extension(String key, @Nullable String value) {
    if (value == null) {
      return;
    }
    if (out.charAt(out.length() - 1) != '|') {
      out.append(' ');
    }
    out.append(key).append('=');
    for (int i = 0; i < value.length(); i++) {
      character(value.charAt(i), '=');
    }
  }

  private void header(String value) {
    for (int i = 0; i < value.length(); i++) {
      character(value.charAt(i), '|');
    }
  }

  /** Appends a character; what is not printable as the text of its JSON escape. */
  private void character(char c, char special) {
    if (c == '\\' || c == special) {
      out.append('\\').append(c);
    } else if (c >= ' ' && c <= '~') {
      out.append(c);
    } else {
      out.append('\\');
      AsciiJson.escape(out, c);
    }
  }
}
