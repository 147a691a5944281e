/** Conditions that read no arguments, and a call to evaluate them for. */
@NullMarked
package dev.edict.bench.condition;

import org.jspecify.annotations.NullMarked;
