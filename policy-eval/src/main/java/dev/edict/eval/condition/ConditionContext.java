package dev.edict.eval.condition;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.eval.json.JsonValue;
import dev.edict.eval.json.StrictJson;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What conditions may read while one request is judged. Tool arguments are parsed when a condition
 * first reads them. Made for one decision, used by one thread.
 */
public final class ConditionContext {
  private final AccessRequest request;
  private final Instant now;
  private final PermissionCheck permissions;
  private @Nullable Canonical<JsonValue.ObjectValue> arguments;

  /**
   * Makes the context of a request.
   *
   * @param now the instant the request is judged at
   * @param permissions answers {@code where} clauses
   */
  public ConditionContext(AccessRequest request, Instant now, PermissionCheck permissions) {
    this.request = request;
    this.now = now;
    this.permissions = permissions;
  }

  /**
   * Returns why the tool arguments are refused, or empty when the request has none or they are
   * strict JSON. To be asked before any rule is evaluated: a request with arguments that are
   * refused is invalid.
   */
  public Optional<Rejection> argumentsRejection() {
    Canonical<JsonValue.ObjectValue> parsed = parsedArguments();
    return parsed == null || parsed.isAccepted()
        ? Optional.empty()
        : Optional.of(parsed.rejection());
  }

  Subject subject() {
    return request.subject();
  }

  Environment environment() {
    return request.environment();
  }

  Instant now() {
    return now;
  }

  PermissionCheck permissions() {
    return permissions;
  }

  @Nullable McpServer server() {
    if (request instanceof ToolCallRequest call) {
      return call.server();
    }
    if (request instanceof ServerRegistrationRequest registration) {
      return registration.server();
    }
    if (request instanceof ResourceReadRequest read) {
      return read.server();
    }
    return request instanceof PromptRequest prompt ? prompt.server() : null;
  }

  @Nullable McpTool tool() {
    return request instanceof ToolCallRequest call ? call.tool() : null;
  }

  /** Returns the arguments; null when there are none or they are refused. */
  JsonValue.@Nullable ObjectValue arguments() {
    Canonical<JsonValue.ObjectValue> parsed = parsedArguments();
    return parsed == null ? null : parsed.orNull();
  }

  private @Nullable Canonical<JsonValue.ObjectValue> parsedArguments() {
    if (arguments == null && request instanceof ToolCallRequest call && call.arguments() != null) {
      arguments = StrictJson.parseObject(call.arguments());
    }
    return arguments;
  }
}
