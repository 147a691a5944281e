package dev.edict.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.StrictTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A client that speaks to a gateway over streams, one request after the other. */
final class TestClient implements AutoCloseable {
  private final PipedOutputStream toGateway = new PipedOutputStream();
  private final BufferedReader fromGateway;
  private final Thread serving;
  private final List<JsonNode> notifications = new ArrayList<>();
  private Function<JsonNode, String> answers = request -> "{}";
  private int ids;

  TestClient(McpGateway gateway) throws IOException {
    PipedInputStream gatewayIn = new PipedInputStream(toGateway, 1 << 20);
    PipedOutputStream gatewayOut = new PipedOutputStream();
    fromGateway =
        new BufferedReader(
            new InputStreamReader(
                new PipedInputStream(gatewayOut, 1 << 20), StandardCharsets.UTF_8));
    serving =
        new Thread(
            () -> {
              try {
                gateway.serve(gatewayIn, gatewayOut);
              } catch (IOException broken) {
                throw new UncheckedIOException(broken);
              }
            });
    serving.start();
  }

  /** Says how requests of the gateway are answered: with the JSON of a result. */
  TestClient answering(Function<JsonNode, String> how) {
    answers = how;
    return this;
  }

  /** Opens a session, with these capabilities in JSON. */
  TestClient initialize(String capabilities) {
    JsonNode answer =
        request(
            "initialize",
            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":"
                + capabilities
                + ",\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}");
    assertThat(answer.path("result").path("protocolVersion").asText()).isEqualTo("2025-11-25");
    send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return this;
  }

  /** Returns the answer to a request, with its parameters in JSON. */
  JsonNode request(String method, String params) {
    int id = start(method, params);
    return await(id);
  }

  /** Returns the answer to a call, with the arguments in JSON. */
  JsonNode call(String tool, String arguments) {
    return request("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
  }

  /** Returns the first text of what a call gave. */
  String textOf(String tool, String arguments) {
    return call(tool, arguments).path("result").path("content").path(0).path("text").asText();
  }

  int start(String method, String params) {
    int id = ++ids;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + id
            + ",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + "}");
    return id;
  }

  JsonNode await(int id) {
    while (true) {
      JsonNode message = next();
      if (message.path("id").asInt() == id && !message.has("method")) {
        return message;
      }
    }
  }

  /** Returns the next message that is no request and no notification of the gateway. */
  JsonNode next() {
    while (true) {
      JsonNode message = read();
      if (!message.has("method")) {
        return message;
      } else if (message.has("id")) {
        ObjectNode answer = StrictTree.nodes().objectNode().put("jsonrpc", "2.0");
        answer.set("id", message.get("id"));
        answer.set("result", parse(answers.apply(message)));
        send(StrictTree.write(answer));
      } else {
        notifications.add(message);
      }
    }
  }

  /** Returns the next notification of that method, which may have come already. */
  JsonNode notification(String method) {
    while (true) {
      for (JsonNode told : notifications) {
        if (told.path("method").asText().equals(method)) {
          notifications.remove(told);
          return told.path("params");
        }
      }
      JsonNode message = read();
      assertThat(message.has("method") && !message.has("id")).as("%s", message).isTrue();
      notifications.add(message);
    }
  }

  private JsonNode read() {
    try {
      return parse(fromGateway.readLine());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static JsonNode parse(String text) {
    try {
      return StrictTree.read(text);
    } catch (RpcFault fault) {
      throw new AssertionError(text, fault);
    }
  }

  List<JsonNode> notifications() {
    return notifications;
  }

  void send(String line) {
    try {
      toGateway.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      toGateway.flush();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() throws IOException {
    toGateway.close();
    try {
      serving.join();
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }
}
