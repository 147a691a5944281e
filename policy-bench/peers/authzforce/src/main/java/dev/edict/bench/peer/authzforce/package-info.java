/** XACML 3.0 by AuthzForce on the neutral workload. */
@NullMarked
package dev.edict.bench.peer.authzforce;

import org.jspecify.annotations.NullMarked;
