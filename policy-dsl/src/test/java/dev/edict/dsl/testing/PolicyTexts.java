package dev.edict.dsl.testing;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random policy texts that follow the grammar, with every construct of the language. What they say
 * is arbitrary: most would not pass the checks that come after parsing.
 */
public final class PolicyTexts {
  private static final int MOST_DECLARATIONS = 12;

  private PolicyTexts() {}

  /** Returns texts with comments, blank lines and odd whitespace between any two tokens. */
  public static Arbitrary<String> untidy() {
    return Combinators.combine(seeds(), sizes()).as((seed, size) -> untidy(new Random(seed), size));
  }

  /** Returns texts on one line, with one blank between two tokens and no comments. */
  public static Arbitrary<String> plain() {
    return Combinators.combine(seeds(), sizes())
        .as((seed, size) -> String.join(" ", tokens(new Random(seed), size).all()) + "\n");
  }

  /** Returns one text of {@code size} declarations with comments and odd whitespace. */
  public static String untidy(Random random, int size) {
    return new UntidyJoiner(random).join(tokens(random, size).all());
  }

  private static Tokens tokens(Random random, int size) {
    Tokens tokens = new Tokens(random);
    new RandomDocument(tokens).write(size);
    return tokens;
  }

  private static Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  private static Arbitrary<Integer> sizes() {
    return Arbitraries.integers().between(0, MOST_DECLARATIONS);
  }
}
