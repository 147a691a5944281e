package dev.edict.eval.analysis.region;

import com.google.common.collect.ImmutableList;
import dev.edict.dsl.ast.Domain;
import java.util.List;

/** The kinds of requests that are told apart before anything else; each has its own dimensions. */
public enum Space {
  /** Opening connections; the verbs are those of {@link ConnectVerb}. */
  CONNECT(Domain.NETWORK, ImmutableList.of(Dimension.HOST, Dimension.PORT, Dimension.RESOLVED)),
  /** HTTP requests; the verbs are the methods. */
  HTTP(
      Domain.NETWORK,
      ImmutableList.of(Dimension.HOST, Dimension.PORT, Dimension.HTTP_PATH, Dimension.RESOLVED)),
  /** Files on systems that tell names apart by case; the verbs are the file actions. */
  FILES(Domain.FILESYSTEM, ImmutableList.of(Dimension.PATH)),
  /** Files on drives of Windows, which does not; the verbs are the file actions. */
  DRIVES(Domain.FILESYSTEM, ImmutableList.of(Dimension.DRIVE_PATH)),
  /** Files on systems of which it is not known whether they tell names apart by case. */
  UNKNOWN_FILES(Domain.FILESYSTEM, ImmutableList.of(Dimension.PATH)),
  /** Files on systems that do not tell names apart by case. */
  FOLDING_FILES(Domain.FILESYSTEM, ImmutableList.of(Dimension.PATH)),
  /** Files on systems that tell names apart by case, for a user whose home is elsewhere. */
  OTHER_HOME_FILES(Domain.FILESYSTEM, ImmutableList.of(Dimension.PATH)),
  /** Calls of MCP tools. */
  CALL(Domain.MCP, ImmutableList.of(Dimension.SERVER, Dimension.NAME)),
  /** Registrations of MCP servers. */
  REGISTER(Domain.MCP, ImmutableList.of(Dimension.SERVER)),
  /** Reading of MCP resources. */
  RESOURCE(Domain.MCP, ImmutableList.of(Dimension.SERVER, Dimension.URI)),
  /** Getting of MCP prompts. */
  PROMPT(Domain.MCP, ImmutableList.of(Dimension.SERVER, Dimension.NAME));

  private final Domain domain;
  private final ImmutableList<Dimension> dimensions;

  Space(Domain domain, ImmutableList<Dimension> dimensions) {
    this.domain = domain;
    this.dimensions = dimensions;
  }

  /** Returns the domain of the requests. */
  public Domain domain() {
    return domain;
  }

  /** Returns the parts of a resource, in order. */
  public List<Dimension> dimensions() {
    return dimensions;
  }
}
