/**
 * Benchmarks of the language and of the engine. {@link dev.edict.bench.DecisionBenchmark} asks what
 * a decision costs, {@link dev.edict.bench.ConditionBenchmark} what the condition of a rule does,
 * {@link dev.edict.bench.CompileBenchmark} what it costs to get there from text.
 */
@NullMarked
package dev.edict.bench;

import org.jspecify.annotations.NullMarked;
