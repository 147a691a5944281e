/** Cedar on the neutral workload. */
@NullMarked
package dev.edict.bench.peer.cedar;

import org.jspecify.annotations.NullMarked;
