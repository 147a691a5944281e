/** SAPL on the neutral workload. */
@NullMarked
package dev.edict.bench.peer.sapl;

import org.jspecify.annotations.NullMarked;
