package dev.edict.bench.condition;

import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.eval.condition.ConditionInput;
import dev.edict.eval.condition.Permission;
import dev.edict.eval.json.JsonValue;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call without arguments at one instant.
 *
 * @param request the call
 * @param now the instant
 */
public record CallInput(AccessRequest request, Instant now) implements ConditionInput {
  @Override
  public JsonValue.@Nullable ObjectValue arguments() {
    return null;
  }

  @Override
  public Permission check(PermittedAction action, String value) {
    return Permission.UNREADABLE;
  }
}
