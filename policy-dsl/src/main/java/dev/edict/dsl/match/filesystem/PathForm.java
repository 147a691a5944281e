package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.Ascii;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/** The forms in which path names are compared, from narrow to wide. */
public enum PathForm {
  /** Names as they are. */
  EXACT,
  /**
   * Names without case, character by character. Only ASCII letters become ASCII letters, since
   * filesystems differ on the others that could.
   */
  CASE_FOLDED,
  /**
   * Names without case by the widest mapping ({@code ß} is {@code ss}), in composed Unicode form
   * and without the characters that some filesystems ignore.
   */
  LOOSE;

  /** Returns {@code text} in this form, itself when nothing changes. */
  public String apply(String text) {
    if (this == EXACT) {
      return text;
    }
    if (isAscii(text)) {
      return Ascii.toLowerCase(text);
    }
    if (this == CASE_FOLDED) {
      return foldCase(text);
    }
    String decomposed = Normalizer.normalize(withoutIgnorable(text), Normalizer.Form.NFD);
    // By way of lower case, so that capital letters which expand only there are reached too.
    String upper = lowerCase(decomposed).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(lowerCase(upper), Normalizer.Form.NFC);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String foldCase(String text) {
    return mapped(text, PathForm::foldCase);
  }

  private static String mapped(String text, IntUnaryOperator change) {
    StringBuilder changed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      changed.appendCodePoint(change.applyAsInt(c));
      i += Character.charCount(c);
    }
    return changed.toString();
  }

  private static int foldCase(int c) {
    // By way of upper case, so that letters with two lower-case forms meet.
    int folded = Character.toLowerCase(Character.toUpperCase(c));
    return c > 0x7f && folded <= 0x7f ? c : folded;
  }

  /** Returns {@code text} in lower case character by character, whatever its neighbours. */
  private static String lowerCase(String text) {
    return mapped(text, Character::toLowerCase);
  }

  private static String withoutIgnorable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isIgnorable(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  /** Returns whether HFS+ leaves {@code c} out of comparisons. */
  private static boolean isIgnorable(char c) {
    return (c >= 0x200c && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x206a && c <= 0x206f)
        || c == 0xfeff;
  }
}
