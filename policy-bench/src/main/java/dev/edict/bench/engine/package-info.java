/**
 * One way to load and ask any {@link dev.edict.bench.engine.Engine}, ours or another's, to check
 * that it answers rightly and to measure it. Needs nothing of ours but the neutral workload.
 */
@NullMarked
package dev.edict.bench.engine;

import org.jspecify.annotations.NullMarked;
