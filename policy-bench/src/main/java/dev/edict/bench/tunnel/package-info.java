/**
 * What does the forward proxy cost? {@link dev.edict.bench.tunnel.TunnelBenchmark} compares it with
 * a tunnel that only copies, and with no tunnel at all, in one run.
 */
@NullMarked
package dev.edict.bench.tunnel;

import org.jspecify.annotations.NullMarked;
