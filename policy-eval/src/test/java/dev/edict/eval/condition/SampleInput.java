package dev.edict.eval.condition;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.eval.json.JsonValue;
import dev.edict.eval.json.StrictJson;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.ToolCallRequest;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A request, an instant and what other domains answer. */
public final class SampleInput implements ConditionInput {
  private final AccessRequest request;
  private final Instant now;
  private final BiFunction<PermittedAction, String, Permission> permissions;
  private final @Nullable Canonical<JsonValue.ObjectValue> arguments;

  public SampleInput(
      AccessRequest request,
      Instant now,
      BiFunction<PermittedAction, String, Permission> permissions) {
    this.request = request;
    this.now = now;
    this.permissions = permissions;
    this.arguments =
        request instanceof ToolCallRequest call && call.arguments() != null
            ? StrictJson.parseObject(call.arguments())
            : null;
  }

  /** Returns whether there are arguments that are refused. */
  public boolean hasFaultyArguments() {
    return arguments != null && !arguments.isAccepted();
  }

  @Override
  public AccessRequest request() {
    return request;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public JsonValue.@Nullable ObjectValue arguments() {
    return arguments == null ? null : arguments.orNull();
  }

  @Override
  public Permission check(PermittedAction action, String value) {
    return permissions.apply(action, value);
  }
}
