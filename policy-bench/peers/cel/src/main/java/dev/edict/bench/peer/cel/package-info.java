/** CEL on the neutral workload. */
@NullMarked
package dev.edict.bench.peer.cel;

import org.jspecify.annotations.NullMarked;
