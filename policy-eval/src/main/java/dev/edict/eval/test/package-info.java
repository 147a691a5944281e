/**
 * The tests that stand in policies: {@link dev.edict.eval.test.PolicyTests} makes the requests that
 * they describe, decides them and compares, and {@link dev.edict.eval.test.TestDrafts} writes
 * tests.
 *
 * <p>What a test does not set is absent, but for the user {@code test}, the home {@code /home/test}
 * and the filesystem profile {@code posix}; the time is that of the run. What is set for a whole
 * test and has no place in one of its requests is left out there; what is set for one request must
 * have a place in it.
 */
package dev.edict.eval.test;
