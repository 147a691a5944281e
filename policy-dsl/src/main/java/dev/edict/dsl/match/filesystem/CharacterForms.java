package dev.edict.dsl.match.filesystem;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison of paths has to know about 256 characters, worked out when the first of them
 * is met. Two threads may work out the same, alike.
 */
final class CharacterForms {
  private static final int SIZE = 256;
  private static final int MASK = SIZE - 1;
  static final int PLANE = 0xff_0000;
  private static final byte PLAIN = 0;
  private static final byte JOINING = 1;
  private static final byte IGNORABLE = 2;

  private static final @Nullable CharacterForms[] PAGES =
      new CharacterForms[(Character.MAX_CODE_POINT + 1) / SIZE];

  private final int first;
  private final byte[] kinds = new byte[SIZE];
  // Code points without their plane, which no folding changes.
  private final char[] folded = new char[SIZE];
  private final int[] loose = new int[SIZE];
  private @Nullable String @Nullable [] looseTexts;

  private CharacterForms(int first) {
    this.first = first;
    for (int i = 0; i < SIZE; i++) {
      kinds[i] = kindOf(first + i);
      folded[i] = (char) fold(first + i);
    }
  }

  /** Returns what is known about {@code c} and the characters around it. */
  static CharacterForms of(int c) {
    CharacterForms page = PAGES[c / SIZE];
    if (page == null) {
      page = new CharacterForms(c & -SIZE);
      PAGES[c / SIZE] = page;
    }
    return page;
  }

  /** Does the same as {@link #of}, faster when {@code c} is one of these characters. */
  CharacterForms pageOf(int c) {
    return (c & -SIZE) == first ? this : of(c);
  }

  private static byte kindOf(int c) {
    if (c < 0x300) {
      return PLAIN;
    }
    if (c >= 0x1160 && c <= 0x11ff) {
      return JOINING; // the later letters of a Hangul syllable
    }
    int type = Character.getType(c);
    boolean mark =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK;
    return mark ? JOINING : isLeftOut(c) ? IGNORABLE : PLAIN;
  }

  private static boolean isLeftOut(int c) {
    return (c >= 0x200c && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x206a && c <= 0x206f)
        || c == 0xfeff;
  }

  private static int fold(int c) {
    // By way of upper case, so that letters with two lower-case forms meet.
    int folded = Character.toLowerCase(Character.toUpperCase(c));
    return c > 0x7f && folded <= 0x7f ? c : folded;
  }

  /** Returns whether {@code c}, one of these, may become one with the character before it. */
  boolean hasJoining(int c) {
    return kinds[c & MASK] == JOINING;
  }

  /** Returns whether {@code c}, one of these, belongs to the character before it. */
  boolean hasFollowing(int c) {
    return kinds[c & MASK] != PLAIN;
  }

  /** Returns {@code c}, one of these, without case, by {@link PathForm#CASE_FOLDED}. */
  int foldedOf(int c) {
    return (c & PLANE) | folded[c & MASK];
  }

  /** Returns whether {@code c} may become one with the character before it. */
  static boolean joins(int c) {
    return of(c).hasJoining(c);
  }

  /** Returns whether HFS+ leaves {@code c} out of comparisons. */
  static boolean isIgnorable(int c) {
    return of(c).kinds[c & MASK] == IGNORABLE;
  }

  /** Returns whether {@code c} belongs to the character before it: it joins or is left out. */
  static boolean follows(int c) {
    return of(c).hasFollowing(c);
  }

  /**
   * Returns the loose form of {@code c} if it is known and short: for a character of the basic
   * plane one unit or two, the second in the upper half, for another one its plane left out; else
   * 0.
   */
  int looseUnits(int c) {
    return loose[c & MASK];
  }

  /** Returns the loose form of {@code c} when {@link #looseUnits} cannot tell it, if known. */
  @Nullable String looseText(int c) {
    @Nullable String[] texts = looseTexts;
    return texts == null ? null : texts[c & MASK];
  }

  /** Works out the loose form of {@code c}. */
  String learn(int c) {
    String text = isLeftOut(c) ? "" : looseForm(Character.toString(c));
    if (Character.getType(c) == Character.SURROGATE) {
      return text; // it would stand in for its half of a pair
    }
    int units = units(c, text);
    if (units != 0) {
      loose[c & MASK] = units;
      return text;
    }
    @Nullable String[] texts = looseTexts;
    if (texts == null) {
      texts = new String[SIZE];
    }
    texts[c & MASK] = text;
    looseTexts = texts;
    return text;
  }

  private static int units(int c, String text) {
    if (c > 0xffff) {
      int form = text.codePointAt(0);
      boolean stays = (form & PLANE) == (c & PLANE) && Character.charCount(form) == text.length();
      return stays ? form & 0xffff : 0;
    }
    return switch (text.length()) {
      case 1 -> text.charAt(0);
      case 2 -> text.charAt(0) | text.charAt(1) << 16;
      default -> 0;
    };
  }

  /** Returns the form of a short text; of long ones the JDK makes upper case in quadratic time. */
  static String looseForm(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    // By way of lower case, so that capital letters which expand only there are reached too.
    String upper = lowerCase(decomposed).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(lowerCase(upper), Normalizer.Form.NFC);
  }

  /** Returns {@code text} in lower case character by character, whatever its neighbours. */
  private static String lowerCase(String text) {
    char[] lower = text.toCharArray();
    for (int i = 0; i < lower.length; i++) {
      if (Character.isSurrogate(lower[i])) {
        // No character leaves its plane, so the text keeps its length.
        int c = text.codePointAt(i);
        i += Character.toChars(Character.toLowerCase(c), lower, i) - 1;
      } else {
        lower[i] = Character.toLowerCase(lower[i]);
      }
    }
    return new String(lower);
  }
}
