/**
 * What is made of the results of {@code policy-bench/bench}: {@link
 * dev.edict.bench.report.Comparison} holds them, a table and a chart show them.
 */
@NullMarked
package dev.edict.bench.report;

import org.jspecify.annotations.NullMarked;
