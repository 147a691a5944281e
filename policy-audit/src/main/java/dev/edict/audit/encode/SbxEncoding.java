package dev.edict.audit.encode;

import dev.edict.audit.encode.AsciiJson.Members;
import java.util.List;
import java.util.Locale;

/** The audit record of Docker's sandboxes, for queries and dashboards that know that form. */
final class SbxEncoding {
  private static final String VERSION = "1.82.0";

  private final RecordView record;

  SbxEncoding(RecordView record) {
    this.record = record;
  }

  Members encode() {
    Members event =
        new Members()
            .put("audit_event_id", record.text("event_id"))
            .put("timestamp", record.text("timestamp"))
            .put("schema_version", VERSION)
            .put(
                "category",
                record.isNotice() ? "AUDIT_CATEGORY_MANAGEMENT" : "AUDIT_CATEGORY_EVALUATION");
    if (!record.isNotice()) {
      event.put(
          "decision", "AUDIT_DECISION_" + record.text("decision", "").toUpperCase(Locale.ROOT));
    }
    return event
        .put("username", record.text("user"))
        .put("org_name", record.text("org"))
        .put("audit_session_id", record.text("sandbox_id"))
        .put("resource_id", record.text("resource", record.text("detail", "")))
        .put("client_name", "edict")
        .put("hostname", record.text("host"))
        .put("deny_reason", record.isDenied() ? List.of(record.text("rule_name", "")) : List.of())
        .put("action_type", actionType())
        .put("agent", record.text("agent"));
  }

  private String actionType() {
    if (record.isNotice()) {
      return "policy_action";
    }
    String action = record.text("action", "");
    if (record.isNetwork()) {
      return "network_egress";
    }
    if (record.isFile()) {
      return action.equals("execute") ? "filesystem_execution" : "filesystem_mount";
    }
    return switch (action) {
      case "register" -> "server_registration";
      case "resource:read" -> "resource_read";
      case "prompt:get" -> "prompt";
      default -> "tool_invocation";
    };
  }
}
