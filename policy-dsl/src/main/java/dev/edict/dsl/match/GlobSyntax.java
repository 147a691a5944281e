package dev.edict.dsl.match;

/** Which characters of a glob are wildcards. */
public enum GlobSyntax {
  /** {@code *} stands for any run of characters and {@code ?} for one. */
  STAR_AND_QUESTION,
  /** {@code *} stands for any run of characters; {@code ?} stands for itself. */
  STAR_ONLY,
  /** Every character stands for itself. */
  LITERAL;

  /** Returns whether {@code c} is a wildcard. */
  public boolean isWildcard(int c) {
    return switch (this) {
      case STAR_AND_QUESTION -> c == '*' || c == '?';
      case STAR_ONLY -> c == '*';
      case LITERAL -> false;
    };
  }

  /** Returns whether {@code text} holds a wildcard. */
  public boolean hasWildcard(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isWildcard(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
