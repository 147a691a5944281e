package dev.edict.cli;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.dsl.format.FormatResult;
import dev.edict.dsl.format.PolicyFormatter;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edict fmt}. */
@Command(
    name = "fmt",
    description = {
      "Write policy files the one way.",
      "Prints one file, or standard input for `-`; with --write or --check takes any number of"
          + " files and directories. Files with syntax errors are left as they are."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class FormatCommand implements Callable<Integer> {
  private final Streams streams;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "What to format.")
  private final List<Path> paths = new ArrayList<>();

  @Option(names = "--write", description = "Replace the files that change.")
  private boolean write;

  @Option(
      names = "--check",
      description = "List the files that would change and exit with 1 if there are any.")
  private boolean check;

  FormatCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (write && check) {
      throw new ParameterException(spec.commandLine(), "--write and --check exclude each other");
    }
    if (paths.contains(PolicyLoading.STANDARD_INPUT)) {
      return formatStandardInput();
    }
    PolicyFiles files = PolicyFiles.find(paths);
    if (!write && !check && files.files().size() > 1) {
      throw new ParameterException(spec.commandLine(), "several files; give --write or --check");
    }
    int changed = 0;
    int faulty = 0;
    for (Map.Entry<String, Path> file : files.files().entrySet()) {
      String shown = files.shownRoot() + file.getKey();
      PolicyReader.Reading reading = PolicyReader.read(shown, file.getValue());
      Optional<String> formatted = format(reading);
      boolean differs = formatted.isPresent() && !formatted.get().equals(reading.source().text());
      faulty += formatted.isEmpty() ? 1 : 0;
      changed += differs ? 1 : 0;
      if (!write && !check) {
        formatted.ifPresent(this::print);
      } else if (differs) {
        replaceOrList(shown, file.getValue(), formatted.get());
      }
    }
    return faulty > 0 || (check && changed > 0) ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private void replaceOrList(String shown, Path file, String text) throws IOException {
    if (write) {
      AtomicFile.replace(file, text);
      streams.err().println("formatted " + PrintableText.escape(shown));
    } else {
      streams.out().print(PrintableText.escape(shown) + "\n");
    }
  }

  private int formatStandardInput() throws IOException {
    if (paths.size() > 1 || write) {
      throw new ParameterException(
          spec.commandLine(), "`-` stands for the only file, and cannot be replaced");
    }
    PolicyReader.Reading reading = PolicyReader.read("<stdin>", streams.in());
    Optional<String> formatted = format(reading);
    if (formatted.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    if (check) {
      return formatted.get().equals(reading.source().text()) ? ExitCode.OK : ExitCode.FINDINGS;
    }
    print(formatted.get());
    return ExitCode.OK;
  }

  /** Returns the formatted text; errors go to the messages. */
  private Optional<String> format(PolicyReader.Reading reading) {
    if (reading.fault().isPresent()) {
      streams.err().print(DiagnosticRenderer.render(reading.fault().get()));
      return Optional.empty();
    }
    PolicySource source = reading.source();
    FormatResult result = PolicyFormatter.format(source);
    if (result.text().isEmpty()) {
      List<Diagnostic> errors = result.diagnostics().stream().filter(Diagnostic::isError).toList();
      streams.err().print(DiagnosticRenderer.render(errors));
    }
    return result.text();
  }

  // A formatted text has no character that steers a terminal: the parser refuses such files.
  private void print(String text) {
    streams.out().print(text);
  }
}
