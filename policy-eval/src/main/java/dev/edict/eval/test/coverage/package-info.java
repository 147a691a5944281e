/**
 * How much of a policy set its tests reach: {@link dev.edict.eval.test.coverage.TestCoverage} says
 * which rules and which regions of requests have a tested request, and writes tests for the rest.
 */
package dev.edict.eval.test.coverage;
