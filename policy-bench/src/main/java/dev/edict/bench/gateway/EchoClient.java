package dev.edict.bench.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Speaks to a server over standard input and output; used by one thread. */
final class EchoClient implements AutoCloseable {
  private final Process process;
  private final OutputStream out;
  private final BufferedReader in;

  /** Starts a server and opens a session. */
  EchoClient(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    out = process.getOutputStream();
    in = process.inputReader(StandardCharsets.UTF_8);
    exchange(
        request(
            "initialize",
            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}"));
    write("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n");
  }

  /** Returns the line of a call of the tool, whose argument has {@code length} characters. */
  static byte[] call(int length) {
    String arguments =
        "{\"name\":\"echo\",\"arguments\":{\"text\":\"" + "x".repeat(length) + "\"}}";
    return request("tools/call", arguments).getBytes(StandardCharsets.UTF_8);
  }

  private static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
        + method
        + "\",\"params\":"
        + params
        + "}\n";
  }

  private void write(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String exchange(String line) throws IOException {
    return exchange(line.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends a line and returns the next.
   *
   * @throws IOException if there is none, or it is not the answer of the tool or the server
   */
  String exchange(byte[] line) throws IOException {
    out.write(line);
    out.flush();
    String answer = in.readLine();
    if (answer == null || !answer.contains("\"result\"") || answer.contains("\"isError\"")) {
      throw new IOException("no answer but " + answer);
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    out.close();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
