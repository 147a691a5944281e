/**
 * The JSON form of a policy file, one to one with its tree; {@code spec/json-form.md} describes it.
 *
 * <p>{@link dev.edict.convert.json.PolicyJson} is the front door. Which records of the tree become
 * which objects is worked out from the records themselves, so that a new one has its form at once;
 * the schema in {@code spec/policy.schema.json} pins the result.
 */
package dev.edict.convert.json;
