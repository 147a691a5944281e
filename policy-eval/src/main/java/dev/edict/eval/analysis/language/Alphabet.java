package dev.edict.eval.analysis.language;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Which texts there are, and which of them people like to read.
 *
 * @param preferred the characters that examples are made of, most readable first; all there are
 *     when the alphabet is {@code finite}
 * @param finite whether there are no other characters
 * @param words texts that serve as examples where patterns do not ask for others
 * @param excluded texts that are none, such as segments of dots
 */
public record Alphabet(String preferred, boolean finite, List<String> words, Set<String> excluded) {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final Set<String> DOTS = Set.of(".", "..");
  private static final int FIRST_BEYOND_ASCII = 0xe0;

  /** Labels of host names. */
  public static final Alphabet LABELS =
      new Alphabet(LETTERS + DIGITS + "-_", true, List.of("example", "other", "third"), Set.of());

  /** Names of servers, tools and prompts. */
  public static final Alphabet NAMES =
      new Alphabet(
          LETTERS + DIGITS + "_-." + "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
          true,
          List.of("example", "other", "third"),
          Set.of());

  /** Segments of file paths. */
  public static final Alphabet FILES =
      new Alphabet(
          LETTERS + DIGITS + "_-." + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + " !#$%&'()+,;=@[]^`{}~",
          false,
          List.of("file", "other", "third"),
          DOTS);

  /** Segments of HTTP paths. */
  public static final Alphabet HTTP_PATHS =
      new Alphabet(
          LETTERS + DIGITS + "_-." + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "~!$&'()*+,=:@",
          true,
          List.of("page", "other", "third"),
          DOTS);

  /** Segments of resource URIs. */
  public static final Alphabet URIS =
      new Alphabet(
          LETTERS + DIGITS + "_-." + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "~:?[]@!$&'()*+,;=",
          true,
          List.of("page", "other", "third"),
          DOTS);

  /** Texts of conditions. */
  public static final Alphabet TEXTS =
      new Alphabet(
          LETTERS + DIGITS + "_-. " + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "/:@!#$%&'()*+,;=?[]^`{|}~",
          false,
          List.of("other", "another", "third"),
          Set.of());

  /** Copies the collections. */
  public Alphabet {
    words = List.copyOf(words);
    excluded = Set.copyOf(excluded);
  }

  /** Returns the most readable character that is not {@code taken}, or -1 when there is none. */
  int fresh(IntPredicate taken) {
    for (int i = 0; i < preferred.length(); i++) {
      if (!taken.test(preferred.charAt(i))) {
        return preferred.charAt(i);
      }
    }
    if (finite) {
      return -1;
    }
    int c = FIRST_BEYOND_ASCII;
    while (taken.test(c) || !Character.isLetter(c)) {
      c++;
    }
    return c;
  }
}
