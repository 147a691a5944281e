package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.CanonicalText;
import dev.edict.dsl.match.RejectionCode;

/**
 * A host name in canonical form: ASCII lower case, no trailing dot, labels of 1 to 63 characters,
 * at most 253 in all, and not readable as an address.
 */
public final class HostName extends CanonicalText implements NetworkHost {

  HostName(String canonicalText) {
    super(canonicalText);
  }

  /** Returns the host name that {@code text} writes; an address is refused. */
  public static Canonical<HostName> parse(String text) {
    return HostSyntax.parse(text)
        .flatMap(
            host ->
                host instanceof HostName name
                    ? Canonical.accepted(name)
                    : Canonical.rejected(
                        RejectionCode.BAD_HOST_CHARACTER, 0, "an address is not a host name"));
  }

  /** Returns whether this name lies below {@code suffix}, one label or, if asked, any number. */
  boolean isBelow(HostName suffix, boolean anyDepth) {
    String name = text();
    String parent = suffix.text();
    int dot = name.length() - parent.length() - 1;
    return dot > 0
        && name.charAt(dot) == '.'
        && name.endsWith(parent)
        && (anyDepth || name.indexOf('.') == dot);
  }
}
