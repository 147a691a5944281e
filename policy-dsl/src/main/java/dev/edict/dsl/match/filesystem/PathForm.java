package dev.edict.dsl.match.filesystem;

import java.text.Normalizer;

/** The forms in which path names are compared, from narrow to wide. */
public enum PathForm {
  /** Names as they are. */
  EXACT,
  /** Names without case, character by character. */
  CASE_FOLDED,
  /**
   * Names without case, in composed Unicode form and without the characters that some filesystems
   * ignore.
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
    return Normalizer.normalize(foldCase(decomposed), Normalizer.Form.NFC);
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
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      // By way of upper case, so that letters with two lower-case forms meet.
      folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
      i += Character.charCount(c);
    }
    return folded.toString();
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
