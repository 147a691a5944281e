/**
 * Whether tests notice when a rule is changed: {@link dev.edict.eval.test.mutation.MutationTesting}
 * changes a policy set in one place at a time, runs its tests, proves of changes that no test
 * noticed whether they change any decision, and writes a test for those that do.
 *
 * <p>R. DeMillo, R. Lipton and F. Sayward, <i>Hints on test data selection</i> (1978). That a
 * change changes nothing cannot be decided of programs; of these policies it can.
 */
package dev.edict.eval.test.mutation;
