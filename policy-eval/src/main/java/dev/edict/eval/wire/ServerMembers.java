package dev.edict.eval.wire;

import static java.util.Objects.requireNonNull;

import dev.edict.eval.request.McpServer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads {@code server}: a name, or an object with more. */
final class ServerMembers implements LineCursor.Members {
  private final String what;
  private @Nullable String name;
  private @Nullable String catalog;
  private @Nullable String digest;
  private @Nullable String url;

  ServerMembers(String what) {
    this.what = what;
  }

  /** Reads the value when the member is {@code server}, or returns false. */
  boolean readMember(String member, LineCursor json) throws IOException {
    if (!member.equals("server")) {
      return false;
    }
    readValue(json);
    return true;
  }

  void readValue(LineCursor json) throws IOException {
    if (json.isObject()) {
      json.object(what, this);
      json.require(name, what, "name");
    } else {
      name = json.text(what);
    }
  }

  @Override
  public boolean read(String member, LineCursor json) throws IOException {
    switch (member) {
      case "name" -> name = json.text(what + ".name");
      case "catalog" -> catalog = json.text(what + ".catalog");
      case "digest" -> digest = json.text(what + ".digest");
      case "url" -> url = json.text(what + ".url");
      default -> {
        return false;
      }
    }
    return true;
  }

  @Nullable String name() {
    return name;
  }

  McpServer server() {
    return new McpServer(requireNonNull(name), catalog, digest, url);
  }
}
