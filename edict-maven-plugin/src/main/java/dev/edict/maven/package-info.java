/** The Maven plugin: {@code edict:check} and {@code edict:test}. */
@NullMarked
package dev.edict.maven;

import org.jspecify.annotations.NullMarked;
