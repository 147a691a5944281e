package dev.edict.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Runs the command inside the test and keeps what it wrote. */
final class CommandRun {
  private InputStream in = InputStream.nullInputStream();
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  /** Sets what the next command reads. */
  CommandRun input(String text) {
    in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Runs a command and returns its exit code. */
  int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    Streams streams = new Streams(in, new PrintWriter(out), new PrintWriter(err, true), false);
    int code = Main.commandLine(streams).execute(arguments);
    streams.out().flush();
    return code;
  }

  /** Returns what the last command answered. */
  String out() {
    return out.toString();
  }

  /** Returns the messages of the last command. */
  String err() {
    return err.toString();
  }
}
