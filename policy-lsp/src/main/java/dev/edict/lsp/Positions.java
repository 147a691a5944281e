package dev.edict.lsp;

import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourcePosition;
import dev.edict.dsl.source.SourceSpan;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Translates places: the protocol counts UTF-16 units from 0, sources count code points. */
final class Positions {
  private Positions() {}

  static Position of(PolicySource source, int offset) {
    SourcePosition position = source.lines().position(offset);
    String line = source.lines().lineText(position.line());
    int codePoints = Math.min(position.column() - 1, line.codePointCount(0, line.length()));
    return new Position(position.line() - 1, line.offsetByCodePoints(0, codePoints));
  }

  static Range of(PolicySource source, SourceSpan span) {
    return new Range(of(source, span.start()), of(source, span.end()));
  }

  /** Returns the offset of a place; one past a line's end counts as its end. */
  static int offset(PolicySource source, Position position) {
    int lineNumber = Math.min(position.getLine() + 1, source.lines().lineCount());
    String line = source.lines().lineText(lineNumber);
    int units = Math.min(position.getCharacter(), line.length());
    return source.lines().lineStart(lineNumber) + line.codePointCount(0, units);
  }

  /** Returns the text of a line before a place. */
  static String lineBefore(PolicySource source, Position position) {
    int lineNumber = Math.min(position.getLine() + 1, source.lines().lineCount());
    String line = source.lines().lineText(lineNumber);
    return line.substring(0, Math.min(position.getCharacter(), line.length()));
  }
}
