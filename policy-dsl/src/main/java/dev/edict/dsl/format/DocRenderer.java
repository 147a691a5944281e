package dev.edict.dsl.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Closes the line breaks of a {@link Doc}; for one text, used once. */
final class DocRenderer {
  private static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder();
  private final Deque<Step> steps = new ArrayDeque<>();
  private int column;
  private boolean atLineStart = true;
  private boolean spacePending;

  /** Whether the line ends in a comment, so that nothing may follow on it. */
  private boolean lineClosed;

  private DocRenderer() {}

  /** Returns the text of {@code doc} without a line end after it. */
  static String render(Doc doc) {
    DocRenderer renderer = new DocRenderer();
    renderer.steps.push(new Step(doc, 0, false));
    while (!renderer.steps.isEmpty()) {
      renderer.perform(renderer.steps.pop());
    }
    return renderer.out.toString();
  }

  /** Returns whether {@code doc} takes one line when it starts one. */
  static boolean fitsOneLine(Doc doc) {
    return new DocRenderer().fits(new Step(doc, 0, true));
  }

  private void perform(Step step) {
    Doc doc = step.doc;
    if (doc instanceof Doc.Text text) {
      write(text.text(), step.indent);
    } else if (doc instanceof Doc.Space) {
      spacePending = true;
    } else if (doc instanceof Doc.Line line) {
      if (step.flat) {
        spacePending |= line.space();
      } else {
        breakLine(step.indent, line.blank());
      }
    } else if (doc instanceof Doc.HardLine line) {
      breakLine(step.indent, line.blank());
    } else if (doc instanceof Doc.Note note) {
      writeNote(note, step.indent);
    } else if (doc instanceof Doc.IfBroken text) {
      if (!step.flat) {
        write(text.text(), step.indent);
      }
    } else if (doc instanceof Doc.Group group) {
      boolean flat = step.flat || fits(new Step(group.body(), step.indent, true));
      steps.push(new Step(group.body(), step.indent, flat));
    } else {
      step.pushParts(steps);
    }
  }

  private void write(String text, int indent) {
    if (lineClosed) {
      breakLine(indent, false);
    }
    if (spacePending && !atLineStart) {
      out.append(' ');
      column++;
    }
    if (atLineStart) {
      out.append(" ".repeat(column));
    }
    out.append(text);
    column += width(text);
    atLineStart = false;
    spacePending = false;
  }

  private void writeNote(Doc.Note note, int indent) {
    if (!atLineStart && (note.ownLine() || lineClosed)) {
      breakLine(indent, note.blank());
    }
    spacePending = false;
    write(atLineStart ? note.text() : "  " + note.text(), indent);
    lineClosed = true;
  }

  private void breakLine(int indent, boolean blank) {
    out.append(blank ? "\n\n" : "\n");
    column = indent;
    atLineStart = true;
    spacePending = false;
    lineClosed = false;
  }

  /** Whether {@code flat} and what follows it up to the next possible break fit on the line. */
  private boolean fits(Step flat) {
    int rest = WIDTH - (lineClosed ? flat.indent : column);
    boolean space = spacePending && !atLineStart && !lineClosed;
    Deque<Step> todo = new ArrayDeque<>(List.of(flat));
    Iterator<Step> following = steps.iterator();
    boolean inside = true;
    while (rest >= 0) {
      if (todo.isEmpty()) {
        if (!following.hasNext()) {
          return true;
        }
        inside = false;
        todo.push(following.next());
      }
      Step next = todo.pop();
      Doc doc = next.doc;
      if (doc instanceof Doc.Text text) {
        rest -= width(text.text()) + (space ? 1 : 0);
        space = false;
      } else if (doc instanceof Doc.Space) {
        space = true;
      } else if (doc instanceof Doc.Line line) {
        if (!next.flat) {
          return true;
        }
        space |= line.space();
      } else if (doc instanceof Doc.HardLine || doc instanceof Doc.Note) {
        return !inside;
      } else if (doc instanceof Doc.IfBroken text) {
        rest -= next.flat ? 0 : width(text.text());
      } else {
        next.pushParts(todo);
      }
    }
    return false;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A part still to be written, with its indentation and whether its lines stay unbroken. */
  private record Step(Doc doc, int indent, boolean flat) {

    /** Puts the parts of a part that has any on the stack, so that the first comes first. */
    void pushParts(Deque<Step> stack) {
      if (doc instanceof Doc.Nest nest) {
        stack.push(new Step(nest.body(), indent + nest.columns(), flat));
      } else if (doc instanceof Doc.Group group) {
        stack.push(new Step(group.body(), indent, flat));
      } else if (doc instanceof Doc.Concat concat) {
        for (int i = concat.parts().size() - 1; i >= 0; i--) {
          stack.push(new Step(concat.parts().get(i), indent, flat));
        }
      } else {
        throw new AssertionError(doc);
      }
    }
  }
}
