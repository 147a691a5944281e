/** The engines that need no other library: ours, and what one would write by hand. */
@NullMarked
package dev.edict.bench.engine.own;

import org.jspecify.annotations.NullMarked;
