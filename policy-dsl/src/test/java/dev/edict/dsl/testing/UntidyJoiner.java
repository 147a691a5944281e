package dev.edict.dsl.testing;

import java.util.List;
import java.util.Random;

/** Puts tokens together with whatever may stand between them. */
final class UntidyJoiner {
  private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");
  private static final List<String> COMMENTS =
      List.of("//", "// why", "//x  ", "// \"quoted\" { [ (", "//// é // twice", "//\ttab");

  private final Random random;
  private final String lineEnd;
  private final int commentEvery;

  /** Every text has its own line end and its own density of comments. */
  UntidyJoiner(Random random) {
    this.random = random;
    this.lineEnd = oneOf(LINE_ENDS);
    this.commentEvery = 3 << random.nextInt(7);
  }

  String join(List<String> tokens) {
    StringBuilder text = new StringBuilder();
    char last = ' ';
    for (String token : tokens) {
      appendGap(text, isWordPart(last) && isWordPart(token.charAt(0)));
      text.append(token);
      last = token.charAt(token.length() - 1);
    }
    appendGap(text, false);
    return text.toString();
  }

  private void appendGap(StringBuilder text, boolean needed) {
    int before = text.length();
    while (random.nextInt(commentEvery) == 0) {
      appendBlanks(text);
      text.append(oneOf(COMMENTS)).append(lineEnd);
    }
    appendBlanks(text);
    if (needed && text.length() == before) {
      text.append(' ');
    }
  }

  private void appendBlanks(StringBuilder text) {
    switch (random.nextInt(8)) {
      case 0 -> text.append(lineEnd);
      case 1 -> text.append(lineEnd).append("  ").append(lineEnd).append("\t");
      case 2 -> text.append(lineEnd.repeat(3));
      case 3 -> text.append(" \t ");
      case 4 -> {
        // Nothing: many tokens can stand side by side.
      }
      default -> text.append(' ');
    }
  }

  private String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
