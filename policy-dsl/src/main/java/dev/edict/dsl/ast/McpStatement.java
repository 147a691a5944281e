package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements other than rules and secrets of an {@code mcp} block. */
public final class McpStatement {
  private McpStatement() {}

  /**
   * {@code catalog "docker-hub"}: a catalog that servers may come from.
   *
   * @param name the catalog
   * @param span where it stands
   */
  public record Catalog(Text name, SourceSpan span) implements Statement {}

  /**
   * {@code server "github" from "docker-hub" digest "sha256:…"}: an approved server, pinned.
   *
   * @param name the server
   * @param catalog the catalog it must come from, if said
   * @param digest the digest it must have, if said
   * @param url the URL it must be reached at, if said
   * @param span where it stands
   */
  public record Server(
      Text name, @Nullable Text catalog, @Nullable Text digest, @Nullable Text url, SourceSpan span)
      implements Statement {}

  /**
   * {@code tool "github/get_me" digest "sha256:…"}: pins the definition of a tool.
   *
   * @param tool server and tool
   * @param digest the digest of the definition
   * @param span where it stands
   */
  public record ToolPin(Text tool, Text digest, SourceSpan span) implements Statement {}

  /**
   * {@code redact args.token, result.email on "github/*"}: parts of calls that no record may show.
   *
   * @param paths the parts, one or more
   * @param tools which calls, one or more
   * @param span where it stands
   */
  public record Redact(List<AttributePath> paths, List<PatternItem> tools, SourceSpan span)
      implements Statement {
    /** Copies the lists. */
    public Redact {
      paths = List.copyOf(paths);
      tools = List.copyOf(tools);
    }
  }
}
