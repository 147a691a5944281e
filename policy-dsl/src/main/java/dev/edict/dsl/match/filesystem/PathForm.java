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

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String foldCase(String text) {
    char[] folded = text.toCharArray();
    CharacterForms page = CharacterForms.of(0);
    for (int i = 0; i < folded.length; i++) {
      char unit = folded[i];
      if (unit <= 0x7f) {
        folded[i] = Ascii.toLowerCase(unit);
      } else if (!Character.isSurrogate(unit)) {
        page = page.pageOf(unit);
        folded[i] = (char) page.foldedOf(unit);
      } else {
        // No character leaves its plane, so the text keeps its length.
        int c = text.codePointAt(i);
        page = page.pageOf(c);
        Character.toChars(page.foldedOf(c), folded, i);
        i += Character.charCount(c) - 1;
      }
    }
    return new String(folded);
  }
}
