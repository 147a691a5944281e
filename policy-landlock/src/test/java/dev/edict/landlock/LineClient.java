package dev.edict.landlock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.mcp.McpGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client of a gateway that asks one thing at a time. */
final class LineClient implements AutoCloseable {
  static final LineClient NONE =
      new LineClient(
          null, OutputStream.nullOutputStream(), new BufferedReader(BufferedReader.nullReader()));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final @Nullable McpGateway gateway;
  private final OutputStream toGateway;
  private final BufferedReader answers;
  private int requests;

  private LineClient(@Nullable McpGateway gateway, OutputStream toGateway, BufferedReader answers) {
    this.gateway = gateway;
    this.toGateway = toGateway;
    this.answers = answers;
  }

  /** Opens a session. */
  static LineClient of(McpGateway gateway) throws IOException {
    PipedInputStream fromClient = new PipedInputStream(1 << 16);
    PipedInputStream fromGateway = new PipedInputStream(1 << 16);
    OutputStream toClient = new PipedOutputStream(fromGateway);
    LineClient client =
        new LineClient(
            gateway,
            new PipedOutputStream(fromClient),
            new BufferedReader(new InputStreamReader(fromGateway, StandardCharsets.UTF_8)));
    Thread serving = new Thread(() -> serve(gateway, fromClient, toClient));
    serving.setDaemon(true);
    serving.start();
    client.ask(
        "initialize",
        "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
    client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return client;
  }

  private static void serve(McpGateway gateway, PipedInputStream in, OutputStream out) {
    try (out) {
      gateway.serve(in, out);
    } catch (IOException ended) {
      throw new IllegalStateException(ended);
    }
  }

  /** Returns the answer to a call of a tool that takes a path. */
  String call(String tool, String path) throws IOException {
    return call(tool, JSON.createObjectNode().put("path", path));
  }

  /** Returns the answer to writing a file. */
  String write(String path) throws IOException {
    return call("write_file", JSON.createObjectNode().put("path", path).put("content", "written"));
  }

  private String call(String tool, ObjectNode arguments) throws IOException {
    ObjectNode params = JSON.createObjectNode().put("name", "files__" + tool);
    params.set("arguments", arguments);
    return ask("tools/call", params.toString()).toString();
  }

  private JsonNode ask(String method, String params) throws IOException {
    requests++;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(requests, method, params));
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      JsonNode message = JSON.readTree(line);
      if (message.path("id").asInt() == requests && !message.has("method")) {
        return message;
      }
    }
    throw new IOException("the gateway does not answer");
  }

  private void send(String line) throws IOException {
    toGateway.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    toGateway.flush();
  }

  @Override
  public void close() throws IOException {
    toGateway.close();
    if (gateway != null) {
      gateway.close();
    }
  }
}
