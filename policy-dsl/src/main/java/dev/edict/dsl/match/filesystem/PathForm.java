package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.Ascii;

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
    return this == CASE_FOLDED ? foldCase(text) : LooseForm.of(text);
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
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      folded.appendCodePoint(foldCase(c));
      i += Character.charCount(c);
    }
    return folded.toString();
  }

  private static int foldCase(int c) {
    // By way of upper case, so that letters with two lower-case forms meet.
    int folded = Character.toLowerCase(Character.toUpperCase(c));
    return c > 0x7f && folded <= 0x7f ? c : folded;
  }
}
