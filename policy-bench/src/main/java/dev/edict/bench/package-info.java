/** Benchmarks of the language and of the engine. */
@NullMarked
package dev.edict.bench;

import org.jspecify.annotations.NullMarked;
