package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code edict}. */
@Command(
    name = "edict",
    description = "Write, check, test and explain policies for AI agents.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; for one request by hand: allowed",
      "1:findings; for one request by hand: denied or waiting for approval",
      "2:wrong usage, unreadable files, or policies that do not load",
      "3:a fault of the program"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments the words after {@code edict}
   */
  public static void main(String[] arguments) {
    // A library has a logging interface that would warn of having nobody to log to.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    StandardOutput standardOutput = new StandardOutput();
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8));
    PrintWriter err =
        new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
    int code = commandLine(new Streams(System.in, out, err, isWatched())).execute(arguments);
    out.flush();
    IOException lost = standardOutput.failure();
    if (lost != null) {
      code = ExitCode.REFUSED;
      if (!standardOutput.isReaderGone()) {
        printMessage(err, "cannot write standard output: " + lost.getMessage());
      }
    }
    err.flush();
    System.exit(code);
  }

  static CommandLine commandLine(Streams streams) {
    return new CommandLine(new Main())
        .addSubcommand(AuditCommand.commandLine(streams))
        .addSubcommand(BundleCommand.commandLine(streams))
        .addSubcommand(new CheckCommand(streams))
        .addSubcommand(new CompileCommand(streams))
        .addSubcommand(new CompletionCommand(streams))
        .addSubcommand(new ConvertCommand(streams))
        .addSubcommand(new DecideCommand(streams))
        .addSubcommand(new DiffCommand(streams))
        .addSubcommand(new EffectiveCommand(streams))
        .addSubcommand(new ExplainCommand(streams))
        .addSubcommand(new FormatCommand(streams))
        .addSubcommand(GatewayCommand.commandLine(streams))
        .addSubcommand(new InitCommand(streams))
        .addSubcommand(new LanguageServerCommand())
        .addSubcommand(new LimitsCommand(streams))
        .addSubcommand(new LintCommand(streams))
        .addSubcommand(new ManPageCommand(streams))
        .addSubcommand(new PlaygroundCommand(streams))
        .addSubcommand(new QueryCommand(streams))
        .addSubcommand(new TestCommand(streams))
        .addSubcommand(new WhyNotCommand(streams))
        .setOut(streams.out())
        .setErr(streams.err())
        // A word such as `@x` is a word of a request, not a file to read arguments from.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::reportUsage)
        .setExecutionExceptionHandler(Main::reportFailure);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command");
  }

  private static int reportUsage(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    printMessage(err, String.valueOf(mistake.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(mistake, err)) {
      err.println("try `" + command.getCommandSpec().qualifiedName() + " --help`");
    }
    return ExitCode.REFUSED;
  }

  private static int reportFailure(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    command.getOut().flush();
    if (failure instanceof CommandFailure) {
      printMessage(command.getErr(), String.valueOf(failure.getMessage()));
      return ExitCode.REFUSED;
    }
    if (failure instanceof IOException unusable) {
      printMessage(command.getErr(), IoMessages.describe(unusable));
      return ExitCode.REFUSED;
    }
    Throwable fault = failure instanceof ExecutionException wrapped ? wrapped.getCause() : failure;
    printMessage(command.getErr(), "internal error: " + fault);
    return ExitCode.INTERNAL;
  }

  private static void printMessage(PrintWriter err, String message) {
    err.println("edict: " + PrintableText.escape(message));
  }

  // Java knows only whether input and output together are a terminal, and answers often go to a
  // file; where the system does not tell about messages either, nobody is taken to watch.
  private static boolean isWatched() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
