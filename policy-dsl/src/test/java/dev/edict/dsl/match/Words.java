package dev.edict.dsl.match;

import java.util.ArrayList;
import java.util.List;

/** Every short word over a small alphabet, for exhaustive checks. */
final class Words {

  /** The words of one to seven letters over {@code a}, {@code b} and a letter of no pattern. */
  static final List<String> UP_TO_SEVEN = words();

  private Words() {}

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    List<String> longest = List.of("");
    for (int length = 1; length <= 7; length++) {
      List<String> longer = new ArrayList<>();
      for (String word : longest) {
        longer.addAll(List.of(word + "a", word + "b", word + "z"));
      }
      words.addAll(longer);
      longest = longer;
    }
    return words;
  }
}
