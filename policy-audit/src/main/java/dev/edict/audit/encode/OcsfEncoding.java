package dev.edict.audit.encode;

import dev.edict.audit.encode.AsciiJson.Members;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OCSF 1.8.0: Network Activity for the network, File System Activity for files, API Activity for
 * MCP, Event Log Activity for notices, with the profiles {@code security_control} and {@code host}.
 */
final class OcsfEncoding {
  private static final int OTHER = 99;
  private static final String VERSION = "1.8.0";

  private final RecordView record;

  OcsfEncoding(RecordView record) {
    this.record = record;
  }

  private record Activity(int category, int type, int id, String name) {}

  Members encode() {
    Activity activity = activity();
    Members event =
        new Members()
            .put("activity_id", activity.id)
            .put("activity_name", activity.name)
            .put("category_uid", activity.category)
            .put("class_uid", activity.type)
            .put("type_uid", activity.type * 100 + activity.id)
            .put("time", record.millis())
            .put("severity_id", record.severity())
            .put("message", record.sentence())
            .put("metadata", metadata())
            .put("device", device());
    if (!record.isNotice()) {
      addDecision(event);
      addResource(event);
    }
    return event.put("unmapped", unmapped());
  }

  private Activity activity() {
    String action = record.text("action", "");
    if (record.isNotice()) {
      boolean removes = "segments-removed".equals(record.text("notice"));
      return removes
          ? new Activity(1, 1008, 2, "Delete")
          : new Activity(1, 1008, OTHER, record.text("notice", ""));
    }
    if (record.isNetwork()) {
      return action.startsWith("http:")
          ? new Activity(4, 4001, 6, "Traffic")
          : new Activity(4, 4001, 1, "Open");
    }
    return record.isFile() ? fileActivity(action) : mcpActivity(action);
  }

  private static Activity fileActivity(String action) {
    return switch (action) {
      case "read" -> new Activity(1, 1001, 2, "Read");
      case "write" -> new Activity(1, 1001, 3, "Update");
      case "delete" -> new Activity(1, 1001, 4, "Delete");
      case "rename" -> new Activity(1, 1001, 5, "Rename");
      case "link", "symlink", "copy" -> new Activity(1, 1001, 1, "Create");
      case "mount:read", "mount:write" -> new Activity(1, 1001, 12, "Mount");
      default -> new Activity(1, 1001, OTHER, action);
    };
  }

  private static Activity mcpActivity(String action) {
    return switch (action) {
      case "register" -> new Activity(6, 6003, 1, "Create");
      case "resource:read", "prompt:get" -> new Activity(6, 6003, 2, "Read");
      default -> new Activity(6, 6003, OTHER, action);
    };
  }

  private Members metadata() {
    return new Members()
        .put("version", VERSION)
        .put("product", new Members().put("name", "Edict").put("vendor_name", "Edict"))
        .put("profiles", List.of("host", "security_control"))
        .put("uid", record.text("event_id"))
        .put("sequence", record.number("sequence"))
        .put("log_name", "edict.audit")
        .put("original_time", record.text("timestamp"));
  }

  private Members device() {
    return new Members().put("hostname", record.text("host", "unknown")).put("type_id", 0);
  }

  private void addDecision(Members event) {
    String decision = record.text("decision", "");
    int action = record.isAllowed() ? 1 : record.isDenied() ? 2 : OTHER;
    Members policy =
        new Members()
            .put("name", record.text("policy"))
            .put("uid", record.text("policy_digest"))
            .put("version", record.text("generation"));
    event
        .put("action_id", action)
        .put("action", actionName(action, decision))
        // Allowed is 1 and Blocked is 2 here too.
        .put("disposition_id", action)
        .put("disposition", action == 2 ? "Blocked" : actionName(action, decision))
        .put("policy", policy)
        .put("authorizations", List.of(new Members().put("decision", decision)))
        .put(
            "actor",
            new Members()
                .put(
                    "user",
                    new Members()
                        .put("name", record.text("user"))
                        .put("type_id", 1)
                        .put("org", new Members().put("name", record.text("org"))))
                .put("app_name", record.text("agent")));
    if (record.isNetwork()) {
      event.put("firewall_rule", new Members().put("name", record.text("rule_name")));
    }
  }

  private static String actionName(int action, String decision) {
    return switch (action) {
      case 1 -> "Allowed";
      case 2 -> "Denied";
      default -> decision;
    };
  }

  private void addResource(Members event) {
    String resource = record.text("resource", "");
    if (record.isNetwork()) {
      event.put("dst_endpoint", destination(record.destination(), resource));
    } else if (record.isFile()) {
      String name = resource.substring(resource.lastIndexOf('/') + 1);
      event.put(
          "file",
          new Members()
              .put("name", name.isEmpty() ? resource : name)
              .put("path", resource)
              .put("type_id", 0));
    } else {
      event
          .put(
              "api",
              new Members()
                  .put("operation", record.text("action"))
                  .put("service", new Members().put("name", record.server())))
          .put("resources", List.of(new Members().put("name", resource)))
          .put(
              "src_endpoint",
              new Members()
                  .put("hostname", record.text("host", "unknown"))
                  .put("instance_uid", record.text("sandbox_id")));
    }
  }

  private static Members destination(@Nullable Destination to, String resource) {
    if (to == null) {
      return new Members().put("name", resource);
    }
    return new Members().put(to.isAddress() ? "ip" : "hostname", to.host()).put("port", to.port());
  }

  private Members unmapped() {
    Members rest = new Members();
    for (String member :
        List.of(
            "rule_type",
            "rule_name",
            "kind",
            "action",
            "resource",
            "level",
            "sandbox_id",
            "count",
            "through_sequence",
            "through_hash",
            "previous_hash",
            "hash")) {
      rest.put(member, record.text(member));
    }
    return rest;
  }
}
