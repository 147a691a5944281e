package dev.edict.gateway.mcp;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.gateway.mcp.McpServerSettings.Program;
import dev.edict.gateway.rpc.LineReader;
import dev.edict.gateway.rpc.RpcCodec;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A connection to a program over its standard input and output. */
final class ProgramWire implements ServerWire {

  /** How long a message of a server may be, in bytes. */
  static final int LONGEST_MESSAGE = 1 << 24;

  private static final int LONGEST_LOG_LINE = 1 << 13;
  private static final int SECONDS_TO_END = 3;

  /** Variables without which hardly any program runs, and which tell nothing secret. */
  private static final List<String> EVERYBODY_NEEDS =
      List.of(
          "PATH",
          "HOME",
          "USER",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TZ",
          "TMPDIR",
          "SYSTEMROOT",
          "COMSPEC",
          "PATHEXT",
          "TEMP",
          "TMP",
          "APPDATA",
          "LOCALAPPDATA",
          "USERPROFILE",
          "PROGRAMFILES");

  private final String name;
  private final Process process;
  private final OutputStream toServer;
  private final Consumer<String> messages;
  private final UnaryOperator<String> hidden;

  private ProgramWire(
      String name, Process process, Consumer<String> messages, UnaryOperator<String> hidden) {
    this.name = name;
    this.process = process;
    this.toServer = process.getOutputStream();
    this.messages = messages;
    this.hidden = hidden;
  }

  /**
   * Starts a program.
   *
   * @param start what starts it
   * @param secrets variables that it gets besides those of its settings
   * @param messages takes what it writes to its standard error, one line at a time
   * @param hidden takes secrets out of those lines
   * @throws IOException if it cannot be started
   */
  static ProgramWire start(
      String name,
      Program program,
      ProgramStarts.Start start,
      Map<String, String> secrets,
      Consumer<String> messages,
      UnaryOperator<String> hidden)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.command());
    if (program.directory() != null) {
      builder.directory(program.directory().toFile());
    }
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(key -> !EVERYBODY_NEEDS.contains(key) && !program.inherited().contains(key));
    environment.putAll(program.environment());
    environment.putAll(secrets);
    return new ProgramWire(name, start.start(builder), messages, hidden);
  }

  @Override
  public void start(Receiver receiver) {
    thread("edict-mcp-" + name, () -> read(receiver));
    thread("edict-mcp-log-" + name, this::readMessages);
  }

  private static void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void read(Receiver receiver) {
    try {
      LineReader lines = new LineReader(process.getInputStream(), LONGEST_MESSAGE);
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        if (line.length > 0) {
          receive(line, receiver);
        }
      }
      receiver.failed(null, "the server has ended");
    } catch (IOException unreadable) {
      messages.accept(name + ": " + unreadable.getMessage());
      receiver.failed(null, "the server was ended: it broke the protocol");
    }
    end();
  }

  private void receive(byte[] line, Receiver receiver) {
    try {
      receiver.receive(RpcCodec.read(StrictTree.decode(line)));
    } catch (RpcFault notTaken) {
      messages.accept(name + ": a message was not taken: " + notTaken.getMessage());
      if (notTaken.id() != null && notTaken.id().isIntegralNumber()) {
        receiver.receive(new RpcMessage.Failure(notTaken.id(), notTaken.error()));
      }
    }
  }

  private void readMessages() {
    try {
      LineReader lines = new LineReader(process.getErrorStream(), LONGEST_LOG_LINE);
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        String text = new String(line, StandardCharsets.UTF_8);
        messages.accept(name + ": " + PrintableText.escape(hidden.apply(text)));
      }
    } catch (IOException tooLong) {
      drain();
    }
  }

  // Whatever else it says is thrown away, so that it does not wait for a reader.
  private void drain() {
    try {
      process.getErrorStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      // There is nothing left to read.
      return;
    }
  }

  @Override
  public void send(RpcMessage message, Map<String, String> headers) throws IOException {
    if (!headers.isEmpty()) {
      throw new IOException("a program takes no headers");
    }
    byte[] line = (RpcCodec.write(message) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (toServer) {
      toServer.write(line);
      toServer.flush();
    }
  }

  @Override
  public boolean carriesHeaders() {
    return false;
  }

  @Override
  public void speak(Era era, String version) {
    // Messages over standard input say by themselves what they are.
  }

  @Override
  public void close() {
    try {
      toServer.close();
    } catch (IOException gone) {
      // Then there is nobody to tell.
      end();
    }
    end();
  }

  private void end() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroy();
    family.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
