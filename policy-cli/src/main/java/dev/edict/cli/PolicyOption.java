package dev.edict.cli;

import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option {@code --policy} of the commands that decide. */
final class PolicyOption {
  @Option(
      names = {"-p", "--policy"},
      required = true,
      paramLabel = "FILE|DIR",
      description =
          "Policy file, or directory of *.edict files; may be given several times, for one set. Or"
              + " one file that `edict compile` wrote.")
  private final List<Path> paths = new ArrayList<>();

  /**
   * Rules that can decide.
   *
   * @param rules the rules
   * @param shown how to name their files to the user
   */
  record Loaded(RuleSet rules, ShownNames shown) {}

  /** Returns the option as if these paths had been given. */
  static PolicyOption of(List<Path> named) {
    PolicyOption option = new PolicyOption();
    option.paths.addAll(named);
    return option;
  }

  /** Returns whether the policy comes from standard input. */
  boolean isStandardInput() {
    return paths.contains(PolicyLoading.STANDARD_INPUT);
  }

  /**
   * Returns a text that is another one when a file was added, removed or written.
   *
   * @throws IOException if a file or directory is missing
   */
  String state() throws IOException {
    if (isStandardInput()) {
      return "";
    }
    StringBuilder state = new StringBuilder();
    for (Path file : PolicyFiles.find(paths).files().values()) {
      state.append(file).append('\0').append(Files.size(file)).append('\0');
      state.append(Files.getLastModifiedTime(file)).append('\0');
    }
    return state.toString();
  }

  /**
   * Returns the texts of the files, unread.
   *
   * @throws CommandFailure if one is no text, or a compiled policy set or standard input was named
   * @throws IOException if a file or directory is missing or cannot be read
   */
  List<PolicySource> sources() throws IOException {
    if (isStandardInput() || CompiledPolicy.isNamed(paths)) {
      throw new CommandFailure("policies beside a bundle are files of text");
    }
    List<PolicySource> sources = new ArrayList<>();
    for (Map.Entry<String, Path> file : PolicyFiles.find(paths).files().entrySet()) {
      PolicyReader.Reading reading = PolicyReader.read(file.getKey(), file.getValue());
      if (reading.fault().isPresent()) {
        throw new CommandFailure(file.getValue() + ": " + reading.fault().get().message());
      }
      sources.add(reading.source());
    }
    return sources;
  }

  /**
   * Returns the rules; findings go to the messages.
   *
   * @throws CommandFailure if the policy set has an error or its compiled form is refused
   * @throws IOException if a file or directory is missing or cannot be read
   */
  Loaded load(Streams streams) throws IOException {
    if (CompiledPolicy.isNamed(paths)) {
      return new Loaded(CompiledPolicy.read(paths.get(0)), new ShownNames(""));
    }
    PolicyLoading loading = PolicyLoading.load(paths, streams);
    streams.err().print(DiagnosticRenderer.render(loading.shown().in(loading.diagnostics())));
    RuleSet rules =
        loading
            .ruleSet()
            .orElseThrow(() -> new CommandFailure("the policies have errors; nothing was decided"));
    return new Loaded(rules, loading.shown());
  }
}
