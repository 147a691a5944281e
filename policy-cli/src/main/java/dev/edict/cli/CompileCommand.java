package dev.edict.cli;

import dev.edict.dsl.binary.RuleSetWriter;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.dsl.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edict compile}. */
@Command(
    name = "compile",
    description = {
      "Write a checked policy set as one file that loads faster.",
      "Runs tests and proves assertions like `check`; writes nothing and exits with 1 when there"
          + " are errors."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class CompileCommand implements Callable<Integer> {
  private final Streams streams;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Policy files, and directories of *.edict files; `-` for standard input.")
  private final List<Path> paths = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE" + CompiledPolicy.SUFFIX,
      description = "The file to write; replaced when it exists.")
  private Path output = Path.of("");

  CompileCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (!output.toString().endsWith(CompiledPolicy.SUFFIX)) {
      throw new ParameterException(
          spec.commandLine(), "the output must be named *" + CompiledPolicy.SUFFIX);
    }
    PolicyLoading loading = PolicyLoading.load(paths, streams);
    List<Diagnostic> findings = PolicyProof.of(loading).diagnostics();
    streams.err().print(DiagnosticRenderer.render(loading.shown().in(findings)));
    if (findings.stream().anyMatch(Diagnostic::isError)) {
      streams.err().println("nothing was written");
      return ExitCode.FINDINGS;
    }
    write(loading.ruleSet().orElseThrow());
    return ExitCode.OK;
  }

  private void write(RuleSet rules) throws IOException {
    byte[] bytes = RuleSetWriter.toBytes(rules);
    AtomicFile.write(output, bytes);
    streams
        .err()
        .println(
            Counts.of(rules.rules().size(), "rule")
                + ", "
                + Counts.of(bytes.length, "byte")
                + " written to "
                + PrintableText.escape(output.toString()));
  }
}
