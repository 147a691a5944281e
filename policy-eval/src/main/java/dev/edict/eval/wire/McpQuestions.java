package dev.edict.eval.wire;

import static java.util.Objects.requireNonNull;

import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The questions about MCP servers and what they offer. */
final class McpQuestions {
  private McpQuestions() {}

  /** Reads {@code call}. */
  static final class Call implements Question {
    private final ServerMembers server = new ServerMembers("call.server");
    private final ToolMembers tool = new ToolMembers();
    private @Nullable String arguments;
    private @Nullable String argumentsText;

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      switch (name) {
        case "server" -> server.readValue(json);
        case "tool" -> tool.readValue(json);
        case "arguments" -> arguments = json.raw();
        case "argumentsText" -> argumentsText = json.text("call.argumentsText");
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public void finish(LineCursor json) {
      json.require(server.name(), "call", "server");
      json.require(tool.name(), "call", "tool");
      if (arguments != null && argumentsText != null) {
        json.fault(
            LineFault.AMBIGUOUS_REQUEST, "`call` gives both `arguments` and `argumentsText`");
      }
    }

    @Override
    public AccessRequest request(Subject subject, Environment environment) {
      return new ToolCallRequest(
          subject,
          environment,
          server.server(),
          tool.tool(),
          arguments != null ? arguments : argumentsText);
    }
  }

  /** Reads {@code register}. */
  static final class Register implements Question {
    private final ServerMembers server = new ServerMembers("register.server");

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      return server.readMember(name, json);
    }

    @Override
    public void finish(LineCursor json) {
      json.require(server.name(), "register", "server");
    }

    @Override
    public AccessRequest request(Subject subject, Environment environment) {
      return new ServerRegistrationRequest(subject, environment, server.server());
    }
  }

  /** Reads {@code readResource}. */
  static final class ReadResource implements Question {
    private final ServerMembers server = new ServerMembers("readResource.server");
    private @Nullable String uri;

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      if (name.equals("uri")) {
        uri = json.text("readResource.uri");
        return true;
      }
      return server.readMember(name, json);
    }

    @Override
    public void finish(LineCursor json) {
      json.require(server.name(), "readResource", "server");
      json.require(uri, "readResource", "uri");
    }

    @Override
    public AccessRequest request(Subject subject, Environment environment) {
      return new ResourceReadRequest(subject, environment, server.server(), requireNonNull(uri));
    }
  }

  /** Reads {@code getPrompt}. */
  static final class GetPrompt implements Question {
    private final ServerMembers server = new ServerMembers("getPrompt.server");
    private @Nullable String prompt;

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      if (name.equals("prompt")) {
        prompt = json.text("getPrompt.prompt");
        return true;
      }
      return server.readMember(name, json);
    }

    @Override
    public void finish(LineCursor json) {
      json.require(server.name(), "getPrompt", "server");
      json.require(prompt, "getPrompt", "prompt");
    }

    @Override
    public AccessRequest request(Subject subject, Environment environment) {
      return new PromptRequest(subject, environment, server.server(), requireNonNull(prompt));
    }
  }
}
