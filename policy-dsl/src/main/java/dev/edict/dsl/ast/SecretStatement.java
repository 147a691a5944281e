package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code secret "TOKEN" for server "github" inject header "Authorization" prefix "Bearer "}. The
 * statement names a secret; no policy ever holds its value.
 *
 * @param name the name under which a provider knows the secret
 * @param servers the MCP servers that get it; empty in a {@code network} block
 * @param endpoints the hosts that get it; empty in an {@code mcp} block
 * @param place where it is put
 * @param target the header or the environment variable
 * @param prefix what is put before the value, if said
 * @param span where it stands
 */
public record SecretStatement(
    Text name,
    List<Text> servers,
    List<EndpointItem> endpoints,
    Place place,
    Text target,
    @Nullable Text prefix,
    SourceSpan span)
    implements Statement {

  /** Copies the lists. */
  public SecretStatement {
    servers = List.copyOf(servers);
    endpoints = List.copyOf(endpoints);
  }

  /** Where a secret's value is put. */
  public enum Place {
    /** A header of the request. */
    HEADER("header"),
    /** A variable in the environment of the server's process. */
    ENVIRONMENT("env");

    private final String keyword;

    Place(String keyword) {
      this.keyword = keyword;
    }

    /** Returns the word of the language for this place. */
    public String keyword() {
      return keyword;
    }
  }
}
