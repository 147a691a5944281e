package dev.edict.dsl.match.filesystem;

import java.util.Arrays;

/**
 * The form of {@link PathForm#LOOSE}, made in time that is linear in the text: characters are
 * brought into it one by one, and only those that marks follow once more together with their marks.
 */
final class LooseForm {
  private static final int LONGEST_OF_ONE = 32;

  private final String text;
  private char[] form;
  private int length;
  // Where the last character starts that marks could follow, in the text and in the form.
  private int base;
  private int baseInForm;

  private LooseForm(String text) {
    this.text = text;
    this.form = new char[text.length() + LONGEST_OF_ONE];
  }

  static String of(String text) {
    LooseForm loose = new LooseForm(text);
    int at = 0;
    while (at < text.length()) {
      at = loose.readPlain(at);
      if (at < text.length()) {
        at = loose.readOther(at);
      }
    }
    return new String(loose.form, 0, loose.length);
  }

  /** Reads characters whose form is known from {@code from} on; returns where another stands. */
  private int readPlain(int from) {
    char[] out = form;
    int to = length;
    int at = from;
    CharacterForms page = CharacterForms.of(0);
    while (at < text.length()) {
      int c = text.charAt(at);
      if (Character.isSurrogate((char) c)) {
        c = text.codePointAt(at);
      }
      page = page.pageOf(c);
      int units = page.looseUnits(c);
      if (units == 0 || to + 2 > out.length) {
        break;
      }
      base = at;
      baseInForm = to;
      if (c > 0xffff) {
        to += Character.toChars((c & CharacterForms.PLANE) | units, out, to);
      } else {
        out[to++] = (char) units;
        if (units >>> 16 != 0) {
          out[to++] = (char) (units >>> 16);
        }
      }
      at += Character.charCount(c);
    }
    length = to;
    return at;
  }

  /** Reads a mark, or a character that is new or has a long form; returns where it ends. */
  private int readOther(int at) {
    int c = text.codePointAt(at);
    if (length + LONGEST_OF_ONE > form.length) {
      form = Arrays.copyOf(form, form.length * 2);
    }
    if (CharacterForms.joins(c)) {
      return readMarks(at);
    }
    CharacterForms forms = CharacterForms.of(c);
    String known = forms.looseText(c);
    append(at, known == null ? forms.learn(c) : known);
    return at + Character.charCount(c);
  }

  /** Reads the last character again, with the marks that follow it. */
  private int readMarks(int from) {
    int end = from;
    while (end < text.length() && CharacterForms.follows(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    length = baseInForm;
    append(base, CharacterForms.looseForm(withoutIgnorable(base, end)));
    return end;
  }

  private String withoutIgnorable(int from, int to) {
    StringBuilder kept = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (!CharacterForms.isIgnorable(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  /** Appends the form of the character at {@code at}; one that is left out is no base for marks. */
  private void append(int at, String more) {
    if (!more.isEmpty()) {
      base = at;
      baseInForm = length;
      for (int i = 0; i < more.length(); i++) {
        append(more.charAt(i));
      }
    }
  }

  private void append(char unit) {
    if (length == form.length) {
      form = Arrays.copyOf(form, length * 2);
    }
    form[length++] = unit;
  }
}
