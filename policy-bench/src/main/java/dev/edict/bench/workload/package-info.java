/**
 * What the benchmarks work on: a {@link dev.edict.bench.workload.Workload} of rules and requests,
 * generated or read from files, and the {@link dev.edict.bench.workload.LinearScan} that every
 * faster way to decide is compared with.
 */
@NullMarked
package dev.edict.bench.workload;

import org.jspecify.annotations.NullMarked;
