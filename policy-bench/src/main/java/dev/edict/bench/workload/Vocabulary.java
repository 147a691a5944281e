package dev.edict.bench.workload;

import java.util.List;
import java.util.Random;

/** Draws words and numbers; the same seed draws the same ones on every JVM. */
final class Vocabulary {
  private static final List<String> NOUNS =
      List.of(
          "archive", "billing", "cache", "draft", "export", "forms", "graph", "house", "invoice",
          "jobs", "keys", "ledger", "mail", "notes", "orders", "parts", "queue", "report", "search",
          "tickets", "users", "vault", "wiki", "zones");
  private static final List<String> LABELS =
      List.of("api", "www", "cdn", "auth", "eu", "us", "admin", "stage", "data", "img");
  private static final List<String> TOP_LEVELS = List.of("com", "net", "io", "org", "dev");
  private static final List<String> VERBS =
      List.of("get", "list", "search", "create", "update", "delete", "run", "send");
  private static final List<String> EXTENSIONS =
      List.of("java", "md", "json", "txt", "ts", "py", "yaml", "log");

  private final Random random;
  private final int spread;

  /**
   * Makes a vocabulary.
   *
   * @param spread how far numbers in names go; more rules need more names
   */
  Vocabulary(long seed, int spread) {
    this.random = new Random(seed);
    this.spread = Math.max(4, spread);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int percent) {
    return below(100) < percent;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  String noun() {
    return pick(NOUNS);
  }

  /** Returns a noun with a number, one of many. */
  String name() {
    return noun() + below(spread);
  }

  String label() {
    return pick(LABELS);
  }

  /** Returns a domain as one registers it. */
  String site() {
    return name() + "." + pick(TOP_LEVELS);
  }

  String verb() {
    return pick(VERBS);
  }

  String server() {
    return noun() + "-" + below(Math.max(3, spread / 4));
  }

  String tool() {
    return verb() + "_" + noun() + (chance(30) ? "_" + label() : "");
  }

  String extension() {
    return pick(EXTENSIONS);
  }

  String file() {
    return name() + "." + extension();
  }

  /** Returns the text of an address that no network of the workload is likely to hold. */
  String strayAddress() {
    return "203." + below(256) + "." + below(256) + "." + below(256);
  }
}
