package dev.edict.dsl.format;

import java.util.List;

/** A text whose line breaks are still open (Wadler 2003, "A prettier printer"). */
sealed interface Doc {

  /** Characters that stay together on a line. */
  record Text(String text) implements Doc {}

  /** A blank, dropped where a line starts or ends. */
  record Space() implements Doc {}

  /**
   * A place where the group around it breaks when it does not fit.
   *
   * @param space whether an unbroken one is a blank, rather than nothing
   * @param blank whether an empty line goes before a broken one
   */
  record Line(boolean space, boolean blank) implements Doc {}

  /**
   * A line break whatever fits.
   *
   * @param blank whether an empty line goes before it
   */
  record HardLine(boolean blank) implements Doc {}

  /** A comment; it ends its line, so no group that holds one stays on a line. */
  record Note(String text, boolean ownLine, boolean blank) implements Doc {}

  /** Characters that appear only when the group around them is broken. */
  record IfBroken(String text) implements Doc {}

  /** A part whose lines are indented further. */
  record Nest(int columns, Doc body) implements Doc {}

  /** A part that stays on one line when it fits, and otherwise breaks at each of its own lines. */
  record Group(Doc body) implements Doc {}

  /** Parts one after the other. */
  record Concat(List<Doc> parts) implements Doc {
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /** Nothing. */
  Doc EMPTY = new Concat(List.of());

  /** A blank. */
  Doc SPACE = new Space();

  /** A blank or a line break. */
  Doc LINE = new Line(true, false);

  /** Nothing or a line break. */
  Doc SOFT_LINE = new Line(false, false);

  /** A line break. */
  Doc HARD_LINE = new HardLine(false);

  /** Returns characters that stay together on a line. */
  static Doc text(String text) {
    return new Text(text);
  }

  /** Returns parts one after the other. */
  static Doc concat(Doc... parts) {
    return new Concat(List.of(parts));
  }

  /** Returns parts one after the other. */
  static Doc concat(List<Doc> parts) {
    return new Concat(parts);
  }

  /** Returns parts one after the other with a blank between two of them. */
  static Doc spaced(Doc... parts) {
    Doc[] all = new Doc[Math.max(0, parts.length * 2 - 1)];
    for (int i = 0; i < all.length; i++) {
      all[i] = i % 2 == 0 ? parts[i / 2] : SPACE;
    }
    return concat(all);
  }

  /** Returns a part that breaks at each of its own lines or at none. */
  static Doc group(Doc body) {
    return new Group(body);
  }

  /** Returns a part whose lines are indented by {@code columns} more. */
  static Doc nest(int columns, Doc body) {
    return new Nest(columns, body);
  }
}
