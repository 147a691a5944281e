package dev.edict.dsl.match.filesystem;

import java.text.Normalizer;
import java.util.Locale;

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
    if (this == EXACT || isPlain(text)) {
      return text;
    }
    if (this == CASE_FOLDED) {
      return foldCase(text);
    }
    String decomposed = Normalizer.normalize(withoutIgnorable(text), Normalizer.Form.NFD);
    // By way of lower case, so that capital letters which expand only there are reached too.
    String upper = lowerCase(decomposed).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(lowerCase(upper), Normalizer.Form.NFC);
  }

  /** Returns whether {@code text} is ASCII without upper case, the same in every form. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7f || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  private static String foldCase(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(PathForm::foldCase).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static int foldCase(int c) {
    // By way of upper case, so that letters with two lower-case forms meet.
    int folded = Character.toLowerCase(Character.toUpperCase(c));
    return c > 0x7f && folded <= 0x7f ? c : folded;
  }

  /** Returns {@code text} in lower case character by character, whatever its neighbours. */
  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
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
