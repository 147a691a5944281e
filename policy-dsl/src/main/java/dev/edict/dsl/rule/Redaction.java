package dev.edict.dsl.rule;

import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.source.SourceLocation;
import java.util.List;

/**
 * Which parts of tool calls no record may show.
 *
 * @param policy the policy it belongs to
 * @param tools the tools, one or more
 * @param arguments parts of the arguments, as JSON Pointers (RFC 6901); empty text for all of them
 * @param results parts of the result, in the same form
 * @param origin where it is written
 */
public record Redaction(
    Policy policy,
    List<ToolPattern> tools,
    List<String> arguments,
    List<String> results,
    SourceLocation origin) {

  /** Copies the lists. */
  public Redaction {
    tools = List.copyOf(tools);
    arguments = List.copyOf(arguments);
    results = List.copyOf(results);
  }
}
