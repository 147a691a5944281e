/**
 * Whether the condition of a rule holds for a request.
 *
 * <p>A checked condition is compiled once, to a {@link dev.edict.eval.condition.CompiledCondition}.
 * With a {@link dev.edict.eval.condition.ConditionInput} that gives a {@link
 * dev.edict.eval.condition.ConditionOutcome}: it holds, it does not hold, or it failed, since a
 * value is absent or has the wrong type. Stands between the tables, which find the candidate rules,
 * and the combination of those that match.
 *
 * <h2>Three values</h2>
 *
 * <p>{@code and}, {@code or} and {@code not} follow strong Kleene logic: a part that failed counts
 * as unknown, and the whole is known exactly when it would be the same for either value of that
 * part. So {@code false and failed} does not hold, {@code true or failed} holds, {@code not failed}
 * failed. The order of the parts never changes the outcome; of several failures the first is
 * reported. This is safe on both sides of a rule: an outcome that depends on the failed part is
 * itself failed, and then an allow does not match and a deny does.
 *
 * <h2>Values</h2>
 *
 * <p>Values of two types never compare: the comparison failed. Numbers compare by value, strings
 * exactly and in the order of their code points. A JSON value has the type of its content; JSON
 * objects, arrays and {@code null} do not compare. A JSON {@code null} is present. An array that
 * does not have the member looked for, but has elements of another type, cannot tell. Asking for
 * presence never fails. An absent hint of a tool has its unsafe value and is present.
 */
package dev.edict.eval.condition;
