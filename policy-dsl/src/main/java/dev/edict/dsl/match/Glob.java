package dev.edict.dsl.match;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A pattern over one name, host label or path segment: literal text with wildcards for one
 * character ({@code ?}) and for any run of characters ({@code *}).
 *
 * <p>A character is a Unicode code point. What is matched is never empty in any domain, so a lone
 * {@code *} stands for one or more characters. Globs of the same meaning but another order of
 * wildcards ({@code *?} and {@code ?*}) are the same glob.
 */
public final class Glob {

  private static final int ONE = -1;
  private static final int RUN = -2;
  private static final int[] NONE = {};
  private static final int[] LONE_RUN = {RUN};
  private static final int[] ONE_OR_MORE = {ONE, RUN};

  /** The part of a {@link GlobSequence} that stands for any number of whole segments. */
  static final Glob SEGMENT_RUN = new Glob(GlobSequence.RUN, NONE, Kind.SEGMENT_RUN);

  private enum Kind {
    LITERAL,
    WILDCARD,
    SEGMENT_RUN
  }

  private final String text;
  // INVARIANT: code points, ONE and RUN; in each stretch of wildcards the ONEs stand first and at
  // most one RUN follows. Empty when the glob is a literal.
  private final int[] tokens;
  private final Kind kind;

  private Glob(String text, int[] tokens, Kind kind) {
    this.text = text;
    this.tokens = tokens;
    this.kind = kind;
  }

  /** Returns the glob written as {@code text}; every text is a glob. */
  public static Glob of(String text, GlobSyntax syntax) {
    if (!syntax.hasWildcard(text)) {
      return new Glob(text, NONE, Kind.LITERAL);
    }
    return ofTokens(tokenise(text, syntax));
  }

  /** Returns the glob that matches {@code text} alone. */
  public static Glob literal(String text) {
    return of(text, GlobSyntax.LITERAL);
  }

  private static int[] tokenise(String text, GlobSyntax syntax) {
    int[] tokens = text.codePoints().toArray();
    for (int i = 0; i < tokens.length; i++) {
      if (syntax.isWildcard(tokens[i])) {
        tokens[i] = tokens[i] == '*' ? RUN : ONE;
      }
    }
    return tokens;
  }

  private static Glob ofTokens(int[] written) {
    int[] tokens = normalise(written);
    if (Arrays.equals(tokens, LONE_RUN) || Arrays.equals(tokens, ONE_OR_MORE)) {
      return new Glob("*", ONE_OR_MORE, Kind.WILDCARD);
    }
    StringBuilder text = new StringBuilder(tokens.length);
    for (int token : tokens) {
      switch (token) {
        case ONE -> text.append('?');
        case RUN -> text.append('*');
        default -> text.appendCodePoint(token);
      }
    }
    return new Glob(text.toString(), tokens, Kind.WILDCARD);
  }

  private static int[] normalise(int[] written) {
    int[] tokens = new int[written.length];
    int size = 0;
    boolean run = false;
    for (int token : written) {
      if (token == RUN) {
        run = true;
        continue;
      }
      if (token != ONE && run) {
        tokens[size++] = RUN;
        run = false;
      }
      tokens[size++] = token;
    }
    if (run) {
      tokens[size++] = RUN;
    }
    return Arrays.copyOf(tokens, size);
  }

  /** Returns the canonical spelling. */
  public String text() {
    return text;
  }

  /** Returns whether the glob has no wildcard, so that it matches its {@link #text()} alone. */
  public boolean isLiteral() {
    return kind == Kind.LITERAL;
  }

  /** Returns whether this is the part of a sequence that stands for any number of segments. */
  boolean isSegmentRun() {
    return kind == Kind.SEGMENT_RUN;
  }

  /** Returns whether the glob is a lone {@code *}. */
  public boolean isAny() {
    return kind == Kind.WILDCARD && text.equals("*");
  }

  /**
   * Returns whether the glob has no literal character, so that nothing but the length of a name
   * decides whether it matches.
   */
  public boolean isOpen() {
    return kind == Kind.WILDCARD && Arrays.stream(tokens).allMatch(token -> token < 0);
  }

  /** Returns whether an open glob matches names of {@code length} code points, one or more. */
  public boolean matchesLength(int length) {
    boolean run = tokens[tokens.length - 1] == RUN;
    return run ? length >= tokens.length - 1 : length == tokens.length;
  }

  /** Returns the fewest code points of a name that an open glob matches, one or more. */
  public int shortestMatch() {
    return (int) Math.max(1, Arrays.stream(tokens).filter(token -> token == ONE).count());
  }

  /** Returns whether the whole of {@code candidate} matches. */
  public boolean matches(String candidate) {
    return matches(candidate, 0, candidate.length());
  }

  /**
   * Returns whether the characters of {@code candidate} from {@code from} to before {@code to}
   * match.
   *
   * <p>Takes at most (length of the part) times (length of the longest literal stretch) steps and
   * allocates nothing.
   */
  public boolean matches(String candidate, int from, int to) {
    if (kind == Kind.LITERAL) {
      return to - from == text.length() && candidate.startsWith(text, from);
    }
    if (from < to && !mayEndIn(candidate.charAt(to - 1))) {
      return false;
    }
    int at = from;
    int token = 0;
    int afterRun = -1;
    int resume = 0;
    while (at < to) {
      if (token < tokens.length && tokens[token] == RUN) {
        afterRun = ++token;
        resume = at;
        if (afterRun == tokens.length) {
          return true;
        }
        continue;
      }
      int c = candidate.codePointAt(at);
      if (token < tokens.length && (tokens[token] == ONE || tokens[token] == c)) {
        token++;
        at += Character.charCount(c);
      } else if (afterRun >= 0) {
        // The run takes one more character and the tokens after it are tried again.
        resume += Character.charCount(candidate.codePointAt(resume));
        at = resume;
        token = afterRun;
      } else {
        return false;
      }
    }
    return token == tokens.length || (token == tokens.length - 1 && tokens[token] == RUN);
  }

  /** Returns whether a name that matches may have {@code last} as its last unit. */
  private boolean mayEndIn(char last) {
    int token = tokens[tokens.length - 1];
    return token < 0 || token == last || token > 0xffff;
  }

  /** Returns true only if every text that {@code other} matches is matched by this glob too. */
  public boolean covers(Glob other) {
    if (other.isLiteral()) {
      return matches(other.text);
    }
    return !isLiteral() && relationTo(other).covers();
  }

  /** Returns whether some text is matched by both globs. */
  public boolean overlaps(Glob other) {
    if (isLiteral()) {
      return other.covers(this);
    }
    return other.isLiteral() ? covers(other) : relationTo(other).overlaps();
  }

  private TokenRelation relationTo(Glob other) {
    return new CharacterRelation(tokens, other.tokens);
  }

  /**
   * Returns this glob with {@code change} applied to each stretch of literal text; itself when
   * nothing changes. The wildcards stay as they are.
   */
  public Glob mapLiterals(UnaryOperator<String> change) {
    if (isLiteral()) {
      String changed = change.apply(text);
      return changed.equals(text) ? this : literal(changed);
    }
    StringBuilder stretch = new StringBuilder();
    int[] changed = NONE;
    for (int token : tokens) {
      if (token >= 0) {
        stretch.appendCodePoint(token);
        continue;
      }
      changed = append(changed, change.apply(stretch.toString()).codePoints().toArray());
      changed = append(changed, token);
      stretch.setLength(0);
    }
    changed = append(changed, change.apply(stretch.toString()).codePoints().toArray());
    return Arrays.equals(changed, tokens) ? this : ofTokens(changed);
  }

  private static int[] append(int[] head, int... tail) {
    int[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Glob glob && kind == glob.kind && text.equals(glob.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text;
  }

  /** The tokens of two globs, compared character by character. */
  private static final class CharacterRelation extends TokenRelation {
    private final int[] left;
    private final int[] right;

    CharacterRelation(int[] left, int[] right) {
      super(left.length, right.length);
      this.left = left;
      this.right = right;
    }

    @Override
    protected boolean isLeftRun(int i) {
      return left[i] == RUN;
    }

    @Override
    protected boolean isRightRun(int j) {
      return right[j] == RUN;
    }

    @Override
    protected boolean isLeftAny(int i) {
      return left[i] == ONE;
    }

    @Override
    protected boolean singleCovers(int i, int j) {
      return left[i] == ONE || left[i] == right[j];
    }

    @Override
    protected boolean singleOverlaps(int i, int j) {
      return left[i] == ONE || right[j] == ONE || left[i] == right[j];
    }
  }
}
