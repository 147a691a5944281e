package dev.edict.eval.analysis.condition;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.eval.condition.ConditionInput;
import dev.edict.eval.condition.Permission;
import dev.edict.eval.json.JsonValue;
import dev.edict.eval.json.StrictJson;
import dev.edict.eval.request.ToolCallRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What conditions may read of a call made up for one setting. Other domains are never asked: tests
 * that ask them are free.
 */
record SettingInput(ToolCallRequest request, Instant now, JsonValue.@Nullable ObjectValue arguments)
    implements ConditionInput {

  static SettingInput of(ToolCallRequest request, Instant now) {
    Canonical<JsonValue.ObjectValue> parsed =
        request.arguments() == null ? null : StrictJson.parseObject(request.arguments());
    return new SettingInput(request, now, parsed == null ? null : parsed.orNull());
  }

  @Override
  public Permission check(PermittedAction action, String value) {
    throw new AssertionError(action);
  }
}
