package dev.edict.cli;

import dev.edict.convert.ConversionException;
import dev.edict.convert.Loss;
import dev.edict.convert.export.AllowList;
import dev.edict.convert.export.AllowListJson;
import dev.edict.convert.importer.ForeignFormat;
import dev.edict.convert.importer.ImportResult;
import dev.edict.convert.importer.ImportResult.ImportedPolicy;
import dev.edict.convert.importer.ImportSettings;
import dev.edict.convert.importer.PolicyImport;
import dev.edict.convert.json.PolicyJson;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edict convert}. */
@Command(
    name = "convert",
    description = {
      "Turn a policy file into JSON and back, policies of other tools into policy files, and a"
          + " policy set into a plain allow list.",
      "What the result does not say is listed as a message, and in comments of an imported policy;"
          + " then the command exits with 1."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class ConvertCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "What to convert; `-` for standard input. An allow list takes a policy set.")
  private final List<Path> files = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      defaultValue = "edict",
      description =
          "edict, json, docker, claude, codex, codex-rules, openshell, kubernetes or hosts; default:"
              + " edict.")
  private Source source = Source.EDICT;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description =
          "edict, json, allow-list or hosts; default: json for a policy file, else edict.")
  private @Nullable String target;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "org",
      description = "Level of imported policies: org, team, kit or local; default: org.")
  private Level level = Level.ORG;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Directory that relative paths of an import start from, such as ~/project.")
  private @Nullable String root;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE|DIR",
      description = "Where to write; several imported policies need a directory.")
  private @Nullable Path output;

  ConvertCommand(Streams streams) {
    this.streams = streams;
  }

  /** What is read. */
  enum Source {
    EDICT,
    JSON,
    DOCKER,
    CLAUDE,
    CODEX,
    CODEX_RULES,
    OPENSHELL,
    KUBERNETES,
    HOSTS;

    /** Returns the word on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<ForeignFormat> foreign() {
      return this == EDICT || this == JSON
          ? Optional.empty()
          : Optional.of(ForeignFormat.valueOf(name()));
    }
  }

  @Override
  public Integer call() throws IOException {
    String wanted = target == null ? (source == Source.EDICT ? "json" : "edict") : target;
    try {
      return switch (wanted) {
        case "edict", "json" -> convertFile(wanted);
        case "allow-list", "hosts" -> exportList(wanted);
        default ->
            throw new CommandFailure(
                "unknown format `" + wanted + "`; known are edict, json, allow-list, hosts");
      };
    } catch (ConversionException impossible) {
      throw new CommandFailure(files.get(0) + ": " + impossible.getMessage());
    }
  }

  private int convertFile(String wanted) throws IOException {
    if (files.size() != 1) {
      throw new CommandFailure("one file is converted at a time");
    }
    PolicyReader.Reading reading = read(files.get(0));
    if (reading.fault().isPresent()) {
      streams.err().print(DiagnosticRenderer.render(reading.fault().get()));
      return ExitCode.REFUSED;
    }
    String text = reading.source().text();
    Optional<ForeignFormat> foreign = source.foreign();
    if (foreign.isPresent()) {
      ImportSettings settings = new ImportSettings(level, Optional.ofNullable(root));
      return imported(PolicyImport.read(foreign.get(), text, settings), wanted);
    }
    String policy = source == Source.JSON ? PolicyJson.toText(text) : text;
    if (wanted.equals("edict")) {
      write(policy);
      return ExitCode.OK;
    }
    Optional<String> json = toJson(reading.source().name(), policy);
    if (json.isEmpty()) {
      return ExitCode.REFUSED;
    }
    write(json.get());
    return ExitCode.OK;
  }

  private int imported(ImportResult result, String wanted) throws IOException {
    List<ImportedPolicy> policies = result.policies();
    Path folder = output;
    if (policies.size() == 1) {
      write(inForm(policies.get(0), wanted));
    } else if (folder == null || Files.isRegularFile(folder)) {
      throw new CommandFailure(
          "the result is " + policies.size() + " policies; name a directory with --output");
    } else {
      Files.createDirectories(folder);
      for (int i = 0; i < policies.size(); i++) {
        String name = "%02d-%s.%s".formatted(i + 1, slug(policies.get(i).name()), wanted);
        Files.writeString(folder.resolve(name), inForm(policies.get(i), wanted));
      }
    }
    return report(result.losses());
  }

  private String inForm(ImportedPolicy policy, String wanted) {
    return wanted.equals("edict")
        ? policy.text()
        : toJson(policy.name(), policy.text()).orElseThrow();
  }

  private Optional<String> toJson(String name, String policy) {
    ParseResult parsed = PolicyParser.parse(PolicySource.of(name, policy));
    if (parsed.hasErrors()) {
      streams.err().print(DiagnosticRenderer.render(parsed.diagnostics()));
      return Optional.empty();
    }
    return Optional.of(PolicyJson.write(parsed.document()));
  }

  private int exportList(String wanted) throws IOException {
    if (source != Source.EDICT) {
      throw new CommandFailure("an allow list is made of policy files only");
    }
    PolicyLoading loading = PolicyLoading.load(files, streams);
    streams.err().print(DiagnosticRenderer.render(loading.shown().in(loading.diagnostics())));
    RuleSet rules =
        loading
            .ruleSet()
            .orElseThrow(() -> new CommandFailure("the policies have errors; nothing was made"));
    AllowList list = AllowList.of(rules);
    if (wanted.equals("allow-list")) {
      write(AllowListJson.write(list));
      return report(list.losses());
    }
    AllowList.HostLines hosts = list.hostLines();
    StringBuilder lines = new StringBuilder();
    hosts.lines().forEach(line -> lines.append(line).append('\n'));
    write(lines.toString());
    return report(hosts.losses());
  }

  private int report(List<Loss> losses) {
    losses.forEach(loss -> streams.err().println(PrintableText.escape(loss.toString())));
    return losses.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private PolicyReader.Reading read(Path file) throws IOException {
    return file.equals(PolicyLoading.STANDARD_INPUT)
        ? PolicyReader.read("<stdin>", streams.in())
        : PolicyReader.read(file.toString(), file);
  }

  private void write(String text) throws IOException {
    Path file = output;
    if (file == null) {
      streams.out().print(text);
    } else {
      Files.writeString(file, text);
    }
  }

  private static String slug(String name) {
    StringBuilder slug = new StringBuilder();
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      slug.append(plain ? c : '-');
    }
    return slug.toString();
  }
}
