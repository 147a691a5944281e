/** jCasbin on the neutral workload. */
@NullMarked
package dev.edict.bench.peer.jcasbin;

import org.jspecify.annotations.NullMarked;
