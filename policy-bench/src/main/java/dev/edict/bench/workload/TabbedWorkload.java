package dev.edict.bench.workload;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads a workload that other engines read too: one rule or request a line, tabs between the
 * fields, {@code #} before comments.
 *
 * <p>Rules are {@code id effect domain a b}, requests {@code domain x y answer rule}; domains are
 * {@code net} (host pattern and ports, host and port), {@code fs} (glob and {@code r}, {@code w} or
 * {@code rw}, path and {@code read} or {@code write}) and {@code mcp} (server and tool).
 */
final class TabbedWorkload {
  private TabbedWorkload() {}

  static Workload read(Path folder, int rules) {
    PolicyText text = new PolicyText();
    lines(folder.resolve("rules-" + rules + ".tsv")).forEach(fields -> addRule(text, fields));
    PolicySource source = text.toSource();
    List<AnsweredRequest> requests =
        lines(folder.resolve("requests-" + rules + ".tsv")).stream()
            .map(TabbedWorkload::request)
            .toList();
    return new Workload(source, PolicyFrontEnd.analyze(source).requireRuleSet(), requests);
  }

  private static List<String[]> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addRule(PolicyText text, String[] fields) {
    Domain domain = domain(fields[2]);
    Effect effect = Effect.valueOf(fields[1].toUpperCase(Locale.ROOT));
    String target =
        switch (domain) {
          case NETWORK -> PolicyText.connect(fields[3], fields[4]);
          case FILESYSTEM -> PolicyText.files(actions(fields[4]), pathPattern(fields[3]));
          case MCP -> PolicyText.call(fields[3], fields[4]);
        };
    text.add(domain, effect, fields[0], target);
  }

  private static Domain domain(String word) {
    return switch (word) {
      case "net" -> Domain.NETWORK;
      case "fs" -> Domain.FILESYSTEM;
      case "mcp" -> Domain.MCP;
      default -> throw new IllegalArgumentException("unknown domain " + word);
    };
  }

  private static String actions(String letters) {
    return switch (letters) {
      case "r" -> "read";
      case "w" -> "write";
      case "rw" -> "read, write";
      default -> throw new IllegalArgumentException("unknown actions " + letters);
    };
  }

  /**
   * Returns the path pattern of a glob: one without a slash is about the last segment at any depth,
   * and a tree {@code /d/**} is without {@code /d} itself.
   */
  static String pathPattern(String glob) {
    if (glob.indexOf('/') < 0) {
      return "**/" + glob;
    }
    return glob.endsWith("/**") ? glob.substring(0, glob.length() - 2) + "*/**" : glob;
  }

  private static AnsweredRequest request(String[] fields) {
    PlainRequest request =
        switch (domain(fields[0])) {
          case NETWORK -> new PlainRequest.Connect(fields[1], Integer.parseInt(fields[2]));
          case FILESYSTEM ->
              new PlainRequest.UseFile(
                  FileAction.valueOf(fields[2].toUpperCase(Locale.ROOT)), fields[1]);
          case MCP -> new PlainRequest.CallTool(fields[1], fields[2]);
        };
    Answer.Kind kind = Answer.Kind.valueOf(fields[3].toUpperCase(Locale.ROOT));
    return new AnsweredRequest(request, new Answer(kind, fields[4]));
  }
}
