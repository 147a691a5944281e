package dev.edict.cli;

import dev.edict.bundle.BundleRefusedException;
import dev.edict.bundle.PolicyBundle;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.diagnostic.Severity;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edict bundle build}. */
@Command(
    name = "build",
    description = {
      "Make a bundle of policies, which `edict bundle sign` has to sign.",
      "Policies that `edict check` finds errors in, tests and assertions included, make none. Equal policies and options give equal bytes."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class BundleBuildCommand implements Callable<Integer> {
  private final Streams streams;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "Whose bundle it is: lower-case letters, digits, `.` and `-`.")
  private String name = "";

  @Option(
      names = "--revision",
      required = true,
      paramLabel = "N",
      description =
          "Greater than that of the last bundle of that name, such as the number of commits.")
  private long revision;

  @Option(
      names = "--valid-for",
      paramLabel = "SPAN",
      defaultValue = "30d",
      converter = Spans.class,
      description = "When it must have been replaced, such as 12h or 30d; default: 30d.")
  private Duration validFor = Duration.ofDays(30);

  @Option(
      names = "--created",
      paramLabel = "TIME",
      description = "When it is made, such as 2026-01-31T12:00:00Z; default: now.")
  private @Nullable Instant created;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where it goes.")
  private Path output = Path.of("");

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "1..*",
      description = "Policy files, or directories of *.edict files.")
  private final List<Path> policies = new ArrayList<>();

  BundleBuildCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException, BundleRefusedException {
    PolicyLoading loading = PolicyLoading.load(policies, streams);
    List<Diagnostic> findings = PolicyProof.of(loading).diagnostics();
    streams.err().print(DiagnosticRenderer.render(findings));
    if (findings.stream().anyMatch(found -> found.severity() == Severity.ERROR)) {
      return ExitCode.FINDINGS;
    }
    List<PolicySource> sources = PolicyOption.of(policies).sources();
    Instant now = created == null ? Instant.now() : created;
    PolicyBundle bundle = bundle(sources, now);
    AtomicFile.write(output, bundle.toBytes());
    streams.err().println("wrote " + output + ", " + BundleText.summary(bundle.manifest()));
    return ExitCode.OK;
  }

  private PolicyBundle bundle(List<PolicySource> sources, Instant now) {
    try {
      return PolicyBundle.of(name, revision, now, now.plus(validFor), sources);
    } catch (IllegalArgumentException impossible) {
      throw new CommandFailure("no bundle: " + impossible.getMessage());
    }
  }
}
