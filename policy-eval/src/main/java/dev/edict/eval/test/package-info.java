/**
 * The tests that stand in policies: {@link dev.edict.eval.test.PolicyTestRunner} makes the requests
 * they describe, decides them and compares.
 *
 * <p>What a test does not set is absent, but for the user {@code test}, the home {@code /home/test}
 * and the filesystem profile {@code posix}; the time is that of the run. What is set for a whole
 * test and has no place in one of its requests is left out there; what is set for one request must
 * have a place in it.
 */
package dev.edict.eval.test;
