package dev.edict.bench.neutral;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of workloads: {@code rules-N.tsv} holds N rules, {@code requests-N.tsv} requests with
 * their answers and {@code cold-requests-N.tsv} very many of them, no two alike.
 *
 * <p>One rule or request a line, tabs between the fields, {@code #} before comments. Rules are
 * {@code id effect area a b}, requests {@code area x y verdict rule}; areas are {@code net} (host
 * pattern and ports; host and port), {@code fs} (glob and {@code r}, {@code w} or {@code rw}; path
 * and {@code read} or {@code write}) and {@code mcp} (server and tool).
 *
 * @param path where it is
 */
public record WorkloadFolder(Path path) {
  /** The system property that names the folder that the benchmarks use. */
  public static final String PROPERTY = "edict.bench.workload";

  /** How requests come. */
  public enum RequestStream {
    /** A few thousand, again and again: they and what they touch stay in the caches. */
    HOT("requests-"),
    /** Hundreds of thousands, each once before the first comes again. */
    COLD("cold-requests-");

    private final String file;

    RequestStream(String file) {
      this.file = file;
    }
  }

  /**
   * Returns the folder named by {@value #PROPERTY}.
   *
   * @throws IllegalStateException if none is named
   */
  public static WorkloadFolder named() {
    String folder = System.getProperty(PROPERTY);
    if (folder == null) {
      throw new IllegalStateException("no workload: give -D" + PROPERTY + "=folder");
    }
    return new WorkloadFolder(Path.of(folder));
  }

  /** Returns whether the folder has a stream for so many rules. */
  public boolean has(int rules, RequestStream stream) {
    return Files.exists(file(stream.file, rules));
  }

  /** Reads the rules. */
  public List<NeutralRule> rules(int rules) throws IOException {
    return lines(file("rules-", rules)).stream().map(RuleLine::parse).toList();
  }

  /** Reads the requests. */
  public List<JudgedRequest> requests(int rules, RequestStream stream) throws IOException {
    return lines(file(stream.file, rules)).stream().map(RequestLine::parse).toList();
  }

  /** Writes rules, in place of others of that number. */
  public void write(List<NeutralRule> rules) throws IOException {
    Files.write(file("rules-", rules.size()), rules.stream().map(RuleLine::write).toList());
  }

  /** Writes requests for so many rules, in place of others. */
  public void write(int rules, RequestStream stream, List<JudgedRequest> requests)
      throws IOException {
    Files.write(file(stream.file, rules), requests.stream().map(RequestLine::write).toList());
  }

  private Path file(String start, int rules) {
    return path.resolve(start + rules + ".tsv");
  }

  private static List<String[]> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }
}
