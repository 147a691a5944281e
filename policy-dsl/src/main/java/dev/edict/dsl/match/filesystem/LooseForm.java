package dev.edict.dsl.match.filesystem;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form of {@link PathForm#LOOSE}, made in time that is linear in the text: characters are
 * brought into it one by one, and only those that marks follow together with their marks.
 */
final class LooseForm {
  private static final int PAGE = 256;
  private static final String UNCHANGED = "";

  /** The forms of single characters met so far; two threads may fill in the same, alike. */
  private static final @Nullable String[] @Nullable [] PAGES =
      new String[(Character.MAX_CODE_POINT + 1) / PAGE][];

  private LooseForm() {}

  static String of(String text) {
    StringBuilder loose = new StringBuilder(text.length() + 16);
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      int end = endOfMarks(text, next);
      if (end > next) {
        loose.append(formOf(withoutIgnorable(text.substring(at, end))));
      } else if (!isIgnorable(c)) {
        append(loose, c);
      }
      at = end;
    }
    return loose.toString();
  }

  /** Returns where the characters from {@code from} on end that belong to the one before. */
  private static int endOfMarks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '\u0300') {
      int c = text.codePointAt(at);
      if (!isIgnorable(c) && !joins(c)) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** Returns whether {@code c} may become one with the character before it. */
  static boolean joins(int c) {
    if (c < 0x300) {
      return false;
    }
    if (c >= 0x1160 && c <= 0x11ff) {
      return true; // the later letters of a Hangul syllable
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** Returns whether HFS+ leaves {@code c} out of comparisons. */
  static boolean isIgnorable(int c) {
    return (c >= 0x200c && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x206a && c <= 0x206f)
        || c == 0xfeff;
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

  private static void append(StringBuilder loose, int c) {
    @Nullable String[] page = PAGES[c / PAGE];
    if (page == null) {
      page = new String[PAGE];
      PAGES[c / PAGE] = page;
    }
    String form = page[c % PAGE];
    if (form == null) {
      String plain = Character.toString(c);
      form = formOf(plain);
      form = form.equals(plain) ? UNCHANGED : form;
      page[c % PAGE] = form;
    }
    if (form.isEmpty()) {
      loose.appendCodePoint(c);
    } else {
      loose.append(form);
    }
  }

  /** Returns the form of a short text; of long ones the JDK makes upper case in quadratic time. */
  private static String formOf(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    // By way of lower case, so that capital letters which expand only there are reached too.
    String upper = lowerCase(decomposed).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(lowerCase(upper), Normalizer.Form.NFC);
  }

  /** Returns {@code text} in lower case character by character, whatever its neighbours. */
  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
