package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.wire.DecisionJson;
import dev.edict.eval.wire.IdentifiedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edict decide}. */
@Command(
    name = "decide",
    description = {
      "Decide requests by policies.",
      "Either one request by hand, which is answered in text and by the exit code (0 allowed, 1"
          + " denied or waiting for approval), or a file of JSON Lines, which is answered in JSON"
          + " Lines and exits with 0 when every line was answered."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    footerHeading = "%nRequests by hand:%n",
    footer = {
      "  connect [tcp|udp] HOST:PORT [inspecting] [resolved ADDRESS...]",
      "  http METHOD URL [resolved ADDRESS...]",
      "  proxy HOST:PORT [sni NAME] [host NAME] [http METHOD PATH] [inspecting] [resolved ADDRESS...]",
      "  read|write|execute|delete PATH [real PATH]",
      "  mount read|write PATH [masking] [real PATH]",
      "  rename|link|symlink|copy PATH PATH [file] [real PATH PATH]",
      "  call SERVER/TOOL [JSON]",
      "  register SERVER [from CATALOG] [digest DIGEST]",
      "  read-resource SERVER URI",
      "  get-prompt SERVER NAME"
    })
final class DecideCommand implements Callable<Integer> {
  private final Streams streams;

  @Spec private CommandSpec spec;
  @Mixin private PolicyOption policy;
  @Mixin private RequestArguments byHand;

  @Option(
      names = "--requests",
      paramLabel = "FILE",
      description = "Requests as JSON Lines; `-` for standard input.")
  private @Nullable Path requests;

  @Option(
      names = "--audit",
      paramLabel = "FILE|DIR",
      description = {
        "Record one audit event per request: in a journal, if this is a directory or a new name"
            + " without a dot; else appended to this file, as JSON Lines."
      })
  private @Nullable Path audit;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "Default: text for a request by hand, json for a file.")
  private @Nullable OutputFormat format;

  DecideCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (requests == null && !byHand.hasWords()) {
      throw new ParameterException(
          spec.commandLine(), "nothing to decide; give a request or --requests FILE");
    }
    if (requests != null && !byHand.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--requests stands in place of a request by hand and its options");
    }
    if (requests == null) {
      IdentifiedRequest request = byHand.request();
      try (Decider decider = Decider.open(policy.load(streams), audit)) {
        return decideOne(decider, request);
      }
    }
    try (InputStream in = open(requests)) {
      try (Decider decider = Decider.open(policy.load(streams), audit)) {
        long size = requests.equals(PolicyLoading.STANDARD_INPUT) ? -1 : Files.size(requests);
        new DecisionStream(decider, streams, format != OutputFormat.TEXT).run(in, size);
        if (audit != null) {
          streams
              .err()
              .println(
                  Counts.of(decider.decided(), "audit event")
                      + " appended to "
                      + PrintableText.escape(audit.toString()));
        }
      }
    }
    return ExitCode.OK;
  }

  private int decideOne(Decider decider, IdentifiedRequest request) throws IOException {
    Decision decision = decider.decide(request);
    decider.settle();
    streams
        .out()
        .print(
            format == OutputFormat.JSON
                ? DecisionJson.write(request.id(), decision) + "\n"
                : DecisionText.line(request.id(), request.request(), decision, decider.shown())
                    + "\n");
    return decision.isAllowed() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private InputStream open(Path file) throws IOException {
    if (file.equals(PolicyLoading.STANDARD_INPUT)) {
      return streams.in();
    }
    if (Files.isDirectory(file)) {
      throw new CommandFailure("not a file: " + file);
    }
    return Files.newInputStream(file);
  }
}
