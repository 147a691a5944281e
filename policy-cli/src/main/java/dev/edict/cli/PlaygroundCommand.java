package dev.edict.cli;

import dev.edict.cli.playground.Playground;
import dev.edict.cli.playground.PlaygroundOptions;
import dev.edict.cli.playground.PlaygroundOptions.OpenedFile;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edict playground}. */
@Command(
    name = "playground",
    description = {
      "Write and try policies in a browser of this machine, until interrupted.",
      "Prints a link with a random token: who has the link may use the page. Files are written"
          + " only when the page is asked to save, and only those named here."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class PlaygroundCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final Streams streams;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description = "Policies to edit; without any, a new text that is kept nowhere.")
  private final List<Path> paths = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port on the loopback; any that is free when not given.")
  private int port;

  PlaygroundCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new CommandFailure("`" + port + "` is no port");
    }
    PlaygroundOptions options =
        new PlaygroundOptions(
            port,
            paths.isEmpty() ? List.of() : opened(),
            PlaygroundExamples.all(),
            AtomicFile::replace);
    try (Playground playground = Playground.start(options)) {
      streams.out().print("playground: " + playground.link() + "\n");
      streams.out().flush();
      Interruption.await();
      return ExitCode.OK;
    }
  }

  private List<OpenedFile> opened() throws IOException {
    if (paths.contains(PolicyLoading.STANDARD_INPUT)) {
      throw new CommandFailure("standard input cannot be edited; name files");
    }
    List<OpenedFile> opened = new ArrayList<>();
    for (Map.Entry<String, Path> file : PolicyFiles.find(paths).files().entrySet()) {
      PolicyReader.Reading reading = PolicyReader.read(file.getKey(), file.getValue());
      if (reading.fault().isPresent()) {
        throw new CommandFailure(DiagnosticRenderer.render(List.of(reading.fault().get())));
      }
      opened.add(new OpenedFile(file.getKey(), file.getValue(), reading.source().text()));
    }
    return opened;
  }
}
