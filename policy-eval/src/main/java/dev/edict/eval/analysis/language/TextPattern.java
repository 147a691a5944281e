package dev.edict.eval.analysis.language;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Glob;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A set of non-empty texts without separators, as a {@link Glob} writes it, case in ASCII letters
 * counting or not. A text without wildcards may be empty; it stands for the empty segment then.
 */
public final class TextPattern {
  static final int ONE = -1;
  static final int RUN = -2;

  /** Every non-empty text. */
  public static final TextPattern ANY = new TextPattern("*", new int[] {ONE, RUN}, false, false);

  private final String text;
  private final int[] tokens;
  private final boolean folded;
  private final boolean literal;

  private TextPattern(String text, int[] tokens, boolean folded, boolean literal) {
    this.text = text;
    this.tokens = tokens;
    this.folded = folded;
    this.literal = literal;
  }

  /**
   * Returns the texts that {@code glob} matches.
   *
   * @param questionMark whether a question mark of the glob stands for any character
   */
  public static TextPattern of(Glob glob, boolean questionMark) {
    if (glob.isLiteral()) {
      return literal(glob.text());
    }
    if (glob.isAny()) {
      return ANY;
    }
    int[] tokens = glob.text().codePoints().toArray();
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = tokens[i] == '*' ? RUN : questionMark && tokens[i] == '?' ? ONE : tokens[i];
    }
    return new TextPattern(glob.text(), tokens, false, false);
  }

  /** Returns the set of the one text {@code text}. */
  public static TextPattern literal(String text) {
    return new TextPattern(text, text.codePoints().toArray(), false, true);
  }

  /** Returns the texts that differ from those of this pattern in the case of ASCII letters. */
  TextPattern withoutCase() {
    int[] lower = tokens.clone();
    boolean letters = false;
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] >= 0 && lower[i] < 0x80) {
        lower[i] = Ascii.toLowerCase((char) lower[i]);
        letters |= Ascii.isLetter((char) lower[i]);
      }
    }
    return letters ? new TextPattern(text, lower, true, false) : this;
  }

  /** Returns the pattern as it is written. */
  public String text() {
    return text;
  }

  /** Returns whether the pattern stands for its own text alone. */
  public boolean isLiteral() {
    return literal;
  }

  /** Returns whether the pattern stands for every non-empty text. */
  boolean isAny() {
    return tokens.length == 2 && tokens[0] == ONE && tokens[1] == RUN;
  }

  int length() {
    return tokens.length;
  }

  boolean isRun(int index) {
    return tokens[index] == RUN;
  }

  /** Returns the character at {@code index}, negative when a wildcard stands there. */
  int character(int index) {
    return tokens[index];
  }

  boolean ignoresCase() {
    return folded;
  }

  /** Returns whether the token at {@code index}, which is no run, takes {@code codePoint}. */
  boolean takes(int index, int codePoint) {
    int token = tokens[index];
    return token == ONE || token == codePoint || (folded && token == lowerCase(codePoint));
  }

  static int lowerCase(int codePoint) {
    return codePoint < 0x80 ? Ascii.toLowerCase((char) codePoint) : codePoint;
  }

  /** Returns whether {@code candidate} is in the set. */
  public boolean matches(String candidate) {
    if (literal) {
      return text.equals(candidate);
    }
    int at = 0;
    int token = 0;
    int afterRun = -1;
    int resume = 0;
    while (at < candidate.length()) {
      int c = candidate.codePointAt(at);
      if (token < tokens.length && tokens[token] == RUN) {
        afterRun = ++token;
        resume = at;
      } else if (token < tokens.length && takes(token, c)) {
        token++;
        at += Character.charCount(c);
      } else if (afterRun >= 0) {
        resume += Character.charCount(candidate.codePointAt(resume));
        at = resume;
        token = afterRun;
      } else {
        return false;
      }
    }
    return token == tokens.length || (token == tokens.length - 1 && tokens[token] == RUN);
  }

  /** Returns how much of a text the pattern gives away; greater for smaller sets, mostly. */
  public int precision() {
    return literal ? SegmentPattern.HIGHEST_PRECISION : tokens.length;
  }

  /** Returns a text of the set with {@code word} for runs; its characters are of no meaning. */
  public String filled(String word) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] == RUN) {
        filled.append(word);
      } else {
        filled.appendCodePoint(tokens[i] == ONE ? word.codePointAt(0) : tokens[i]);
      }
    }
    return filled.toString();
  }

  /** Returns false only if no text is in both sets. */
  public boolean overlaps(TextPattern other) {
    return TextRelation.overlaps(this, other);
  }

  /** Returns true only if every text of {@code other} is in this set. */
  public boolean covers(TextPattern other) {
    return TextRelation.covers(this, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextPattern that
        && folded == that.folded
        && literal == that.literal
        && Arrays.equals(tokens, that.tokens);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return text;
  }
}
