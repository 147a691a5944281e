package dev.edict.bench.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** An MCP server over standard input and output, whose one tool gives back its text. */
public final class EchoServer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EchoServer() {}

  /** Serves until the input ends. */
  public static void main(String[] arguments) throws IOException {
    OutputStream out = System.out;
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode message = JSON.readTree(line);
      if (message.has("id")) {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", message.get("id"));
        answer.set("result", result(message));
        out.write((JSON.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  private static ObjectNode result(JsonNode request) {
    ObjectNode result = JSON.createObjectNode();
    switch (request.path("method").asText()) {
      case "initialize" -> {
        result.put("protocolVersion", "2025-11-25").putObject("capabilities").putObject("tools");
        result.putObject("serverInfo").put("name", "echo").put("version", "1");
      }
      case "tools/list" -> {
        ObjectNode tool = result.putArray("tools").addObject().put("name", "echo");
        tool.putObject("inputSchema").put("type", "object");
      }
      default -> {
        JsonNode text = request.path("params").path("arguments").path("text");
        result.putArray("content").addObject().put("type", "text").set("text", text);
      }
    }
    return result;
  }
}
