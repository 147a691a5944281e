package dev.edict.cli;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code edict check}. */
@Command(
    name = "check",
    description = {
      "Check policy files as one set, run their tests and prove their assertions.",
      "Exits with 0 when there are no errors, with 1 when there are."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class CheckCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description =
          "Policy files, directories of *.edict files and patterns such as `policies/**/*.edict`;"
              + " `-` for standard input. Default: `policies` of the configuration file.")
  private final List<Path> paths = new ArrayList<>();

  @Mixin private ReportOptions reporting;

  CheckCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PolicyLoading loading = PolicyLoading.load(reporting.policies(paths), streams);
    PolicyProof proof = PolicyProof.of(loading);
    int code = reporting.publish("check", proof.cases(), Severity.ERROR, streams);
    streams.err().println(summary(loading, proof));
    return code;
  }

  private static String summary(PolicyLoading loading, PolicyProof proof) {
    List<Diagnostic> findings = proof.diagnostics();
    List<String> parts = new ArrayList<>();
    parts.add(Counts.of(loading.fileCount(), "file"));
    loading.ruleSet().ifPresent(rules -> parts.add(Counts.of(rules.rules().size(), "rule")));
    parts.addAll(proof.summary());
    for (Severity severity : Severity.values()) {
      long count = findings.stream().filter(found -> found.severity() == severity).count();
      if (count > 0 || severity == Severity.ERROR) {
        parts.add(Counts.of(count, severity.word()));
      }
    }
    return String.join(", ", parts);
  }
}
