package dev.edict.dsl.diagnostic;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Finds the known word that an author most likely meant. */
public final class Suggestions {
  private static final int LONGEST_WORD = 64;

  private Suggestions() {}

  /**
   * Returns the known word nearest to {@code written} when it is near enough: at most a third of
   * its letters differ, counting a swap of neighbours as one difference (Damerau 1964, optimal
   * string alignment). The first of equally near words is returned.
   */
  public static Optional<String> nearest(String written, Collection<String> known) {
    if (written.isEmpty() || written.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    String best = "";
    int bestDistance = Math.max(1, written.length() / 3) + 1;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - written.length()) < bestDistance
          && candidate.length() <= LONGEST_WORD) {
        int distance = distance(written, candidate);
        if (distance < bestDistance) {
          bestDistance = distance;
          best = candidate;
        }
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Returns {@code did you mean `x`? } or nothing, to be put before further help. */
  public static String didYouMean(String written, Collection<String> known) {
    return nearest(written, known).map(word -> "did you mean `" + word + "`? ").orElse("");
  }

  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = fold(a.charAt(i - 1)) == fold(b.charAt(j - 1));
        int best = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        row[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }

  private static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
