package dev.edict.dsl.source;

/**
 * A place in a policy text as people count it.
 *
 * @param line the line, from 1
 * @param column the column in code points, from 1
 */
public record SourcePosition(int line, int column) {

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
