package dev.edict.eval.wire;

import static java.util.Objects.requireNonNull;

import dev.edict.eval.request.McpTool;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads {@code tool}: a name, or an object with more. */
final class ToolMembers implements LineCursor.Members {
  private @Nullable String name;
  private @Nullable String digest;
  private @Nullable Boolean readOnly;
  private @Nullable Boolean destructive;
  private @Nullable Boolean idempotent;
  private @Nullable Boolean openWorld;

  void readValue(LineCursor json) throws IOException {
    if (json.isObject()) {
      json.object("call.tool", this);
      json.require(name, "call.tool", "name");
    } else {
      name = json.text("call.tool");
    }
  }

  @Override
  public boolean read(String member, LineCursor json) throws IOException {
    switch (member) {
      case "name" -> name = json.text("call.tool.name");
      case "digest" -> digest = json.text("call.tool.digest");
      case "readOnly" -> readOnly = json.flag("call.tool.readOnly");
      case "destructive" -> destructive = json.flag("call.tool.destructive");
      case "idempotent" -> idempotent = json.flag("call.tool.idempotent");
      case "openWorld" -> openWorld = json.flag("call.tool.openWorld");
      default -> {
        return false;
      }
    }
    return true;
  }

  @Nullable String name() {
    return name;
  }

  McpTool tool() {
    return new McpTool(requireNonNull(name), digest, readOnly, destructive, idempotent, openWorld);
  }
}
