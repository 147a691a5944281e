package dev.edict.dsl.match.mcp;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.CanonicalText;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;

/** The name of an MCP prompt on its server. */
public final class PromptName extends CanonicalText {

  private PromptName(String canonicalText) {
    super(canonicalText);
  }

  /**
   * Returns the name that {@code text} writes: 1 to 128 ASCII letters, digits, underscores, dots
   * and hyphens. Letters of other case make another name.
   */
  public static Canonical<PromptName> parse(String text) {
    Rejection fault = NameSyntax.check(text, RejectionCode.BAD_PROMPT_NAME, "prompt", "");
    return fault == null ? Canonical.accepted(new PromptName(text)) : Canonical.rejected(fault);
  }
}
