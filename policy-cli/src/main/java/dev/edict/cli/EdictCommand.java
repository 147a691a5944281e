package dev.edict.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;

/** The command {@code edict} for programs that run it inside their own process. */
public final class EdictCommand {
  private EdictCommand() {}

  /**
   * Runs one command and returns its exit code, as {@code spec/command-line.md} lists them.
   *
   * @param arguments the words after {@code edict}
   * @param in what the command reads as standard input
   * @param out where answers go; flushed
   * @param err where messages go; flushed
   */
  public static int run(List<String> arguments, InputStream in, PrintWriter out, PrintWriter err) {
    int code =
        Main.commandLine(new Streams(in, out, err, false))
            .execute(arguments.toArray(new String[0]));
    out.flush();
    err.flush();
    return code;
  }
}
