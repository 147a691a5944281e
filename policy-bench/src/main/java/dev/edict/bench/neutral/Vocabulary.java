package dev.edict.bench.neutral;

import java.util.List;
import java.util.Random;

/** Draws words and numbers; the same seed draws the same ones on every JVM. */
public final class Vocabulary {
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
  public Vocabulary(long seed, int spread) {
    this.random = new Random(seed);
    this.spread = Math.max(4, spread);
  }

  /** Returns a number from 0 to {@code bound}, exclusive. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns true so many times in a hundred. */
  public boolean chance(int percent) {
    return below(100) < percent;
  }

  /** Returns one of the choices. */
  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Returns a noun, one of few. */
  public String noun() {
    return pick(NOUNS);
  }

  /** Returns a noun with a number, one of many. */
  public String name() {
    return noun() + below(spread);
  }

  /** Returns a label as hosts have it, one of few. */
  public String label() {
    return pick(LABELS);
  }

  /** Returns a domain as one registers it. */
  public String site() {
    return name() + "." + pick(TOP_LEVELS);
  }

  /** Returns a verb, one of few. */
  public String verb() {
    return pick(VERBS);
  }

  /** Returns the name of an MCP server. */
  public String server() {
    return noun() + "-" + below(Math.max(3, spread / 4));
  }

  /** Returns the name of a tool. */
  public String tool() {
    return verb() + "_" + noun() + (chance(30) ? "_" + label() : "");
  }

  /** Returns the extension of a file, one of few. */
  public String extension() {
    return pick(EXTENSIONS);
  }

  /** Returns the name of a file. */
  public String file() {
    return name() + "." + extension();
  }

  /** Returns the text of an address that no network of the workload is likely to hold. */
  public String strayAddress() {
    return "203." + below(256) + "." + below(256) + "." + below(256);
  }
}
