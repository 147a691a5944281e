package dev.edict.audit.encode;

import dev.edict.audit.encode.AsciiJson.Members;
import java.util.List;

/** The Elastic Common Schema 9.4; what it has no field for is under {@code edict}. */
final class EcsEncoding {
  private static final String VERSION = "9.4.0";

  private final RecordView record;

  EcsEncoding(RecordView record) {
    this.record = record;
  }

  Members encode() {
    Members document =
        new Members()
            .put("@timestamp", record.text("timestamp"))
            .put("ecs", new Members().put("version", VERSION))
            .put("message", record.sentence())
            .put("event", event())
            .put("host", new Members().put("name", record.text("host")))
            .put("user", new Members().put("name", record.text("user")))
            .put("organization", new Members().put("name", record.text("org")))
            .put(
                "rule",
                new Members()
                    .put("name", record.text("rule_name"))
                    .put("ruleset", record.text("policy"))
                    .put("version", record.text("policy_digest")));
    addResource(document);
    return document.put("edict", own());
  }

  private Members event() {
    return new Members()
        .put("kind", "event")
        .put("category", List.of(category()))
        .put("type", types())
        .put("action", record.text("action", record.text("notice", "")))
        .put("outcome", outcome())
        .put("id", record.text("event_id"))
        .put("sequence", record.number("sequence"))
        .put("hash", record.text("hash"))
        .put("severity", record.severity())
        .put("reason", record.text("kind"))
        .put("dataset", "edict.audit")
        .put("module", "edict");
  }

  private String category() {
    if (record.isNotice()) {
      return "configuration";
    }
    return record.isNetwork() ? "network" : record.isFile() ? "file" : "api";
  }

  private List<String> types() {
    if (record.isNotice()) {
      return List.of("info");
    }
    if (record.isFile()) {
      return List.of(fileType());
    }
    String use = record.isNetwork() ? "connection" : "access";
    if (record.isAllowed()) {
      return List.of(use, "allowed");
    }
    return record.isDenied() ? List.of(use, "denied") : List.of(use, "info");
  }

  // The schema has no allowed and denied for files; the outcome says it.
  private String fileType() {
    return switch (record.text("action", "")) {
      case "write", "rename" -> "change";
      case "delete" -> "deletion";
      case "link", "symlink", "copy" -> "creation";
      default -> "access";
    };
  }

  private String outcome() {
    if (record.isAllowed()) {
      return "success";
    }
    return record.isDenied() ? "failure" : "unknown";
  }

  private void addResource(Members document) {
    if (record.isNotice()) {
      return;
    }
    String resource = record.text("resource", "");
    Destination to = record.destination();
    if (to != null) {
      document.put(
          "destination",
          new Members()
              .put("address", to.host())
              .put(to.isAddress() ? "ip" : "domain", to.host())
              .put("port", to.port()));
      if (!to.path().isEmpty()) {
        document.put("url", new Members().put("path", to.path()));
      }
    } else if (record.isNetwork()) {
      document.put("destination", new Members().put("address", resource));
    } else if (record.isFile()) {
      document.put("file", new Members().put("path", resource));
    }
    addAgent(document);
  }

  private void addAgent(Members document) {
    Members agent = new Members().put("agent", new Members().put("name", record.text("agent")));
    if ("call".equals(record.text("action"))) {
      agent.put("tool", new Members().put("name", record.item()));
    }
    document.put("gen_ai", agent);
  }

  private Members own() {
    Members own = new Members();
    for (String member :
        List.of(
            "rule_type",
            "decision",
            "kind",
            "resource",
            "sandbox_id",
            "level",
            "notice",
            "detail",
            "through_hash",
            "previous_hash")) {
      own.put(member, record.text(member));
    }
    return own.put("generation", record.number("generation"))
        .put("count", record.number("count"))
        .put("through_sequence", record.number("through_sequence"));
  }
}
