/**
 * Conditions as sets of circumstances.
 *
 * <p>{@link dev.edict.eval.analysis.condition.ConditionForms} turns a condition into alternatives
 * of {@link dev.edict.eval.analysis.condition.Requirement}s, each about one test; {@link
 * dev.edict.eval.analysis.condition.SettingClasses} finds the values of an attribute that tests
 * tell apart, by the evaluator itself. Tests that compare two attributes or ask another domain are
 * free: every outcome is taken to be possible.
 */
package dev.edict.eval.analysis.condition;
