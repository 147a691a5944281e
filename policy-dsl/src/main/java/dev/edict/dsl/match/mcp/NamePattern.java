package dev.edict.dsl.match.mcp;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;

/**
 * A set of names: a name in which {@code *} stands for any characters and {@code ?} for one.
 *
 * @param glob the pattern as a glob over the characters of names
 */
public record NamePattern(Glob glob) {

  /** Returns the pattern of server names that {@code text} writes. */
  public static Canonical<NamePattern> parseServer(String text) {
    return parse(text, RejectionCode.BAD_SERVER_NAME, "server");
  }

  /** Returns the pattern of tool names that {@code text} writes. */
  public static Canonical<NamePattern> parseTool(String text) {
    return parse(text, RejectionCode.BAD_TOOL_NAME, "tool");
  }

  /** Returns the pattern of prompt names that {@code text} writes. */
  public static Canonical<NamePattern> parsePrompt(String text) {
    return parse(text, RejectionCode.BAD_PROMPT_NAME, "prompt");
  }

  private static Canonical<NamePattern> parse(String text, RejectionCode code, String kind) {
    Rejection fault = NameSyntax.check(text, code, kind, "*?");
    if (fault != null) {
      return Canonical.rejected(fault);
    }
    int run = text.indexOf(GlobSequence.RUN);
    if (run >= 0) {
      return Canonical.rejected(
          RejectionCode.BAD_GLOB,
          run,
          "`**` stands in the " + kind + " name " + Rejection.quote(text),
          "write `*`, which stands for any characters of a name");
    }
    return Canonical.accepted(new NamePattern(Glob.of(text, GlobSyntax.STAR_AND_QUESTION)));
  }

  /** Returns whether {@code name} is in the set. */
  public boolean matches(ServerName name) {
    return glob.matches(name.text());
  }

  /** Returns whether {@code name} is in the set. */
  public boolean matches(ToolName name) {
    return glob.matches(name.text());
  }

  /** Returns whether {@code name} is in the set. */
  public boolean matches(PromptName name) {
    return glob.matches(name.text());
  }

  /** Returns true only if every name of {@code other} is in this set. */
  public boolean covers(NamePattern other) {
    return glob.covers(other.glob);
  }

  /** Returns false only if no name is in both sets. */
  public boolean overlaps(NamePattern other) {
    return glob.overlaps(other.glob);
  }

  /** Returns the canonical spelling. */
  public String text() {
    return glob.text();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
