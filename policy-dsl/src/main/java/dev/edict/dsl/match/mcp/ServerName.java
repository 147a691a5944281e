package dev.edict.dsl.match.mcp;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.CanonicalText;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;

/**
 * The name of an MCP server; the program that embeds the engine gives it, never the server itself.
 */
public final class ServerName extends CanonicalText {

  private ServerName(String canonicalText) {
    super(canonicalText);
  }

  /**
   * Returns the name that {@code text} writes: 1 to 128 ASCII letters, digits, underscores, dots
   * and hyphens. Letters of other case make another name.
   */
  public static Canonical<ServerName> parse(String text) {
    Rejection fault = NameSyntax.check(text, RejectionCode.BAD_SERVER_NAME, "server", "");
    return fault == null ? Canonical.accepted(new ServerName(text)) : Canonical.rejected(fault);
  }
}
