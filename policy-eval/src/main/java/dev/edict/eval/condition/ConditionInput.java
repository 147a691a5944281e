package dev.edict.eval.condition;

import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.eval.json.JsonValue;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What conditions may read while one request is judged. */
public interface ConditionInput {

  /** Returns the request. */
  AccessRequest request();

  /** Returns when the request is judged, the same instant however often it is asked for. */
  Instant now();

  /** Returns the arguments of a tool call; null when there are none or they are refused. */
  JsonValue.@Nullable ObjectValue arguments();

  /**
   * Returns whether {@code action} on the resource that {@code value} names would be allowed, by
   * the same subject in the same environment.
   *
   * @param value the argument as received; to be canonicalised like any request
   */
  Permission check(PermittedAction action, String value);
}
