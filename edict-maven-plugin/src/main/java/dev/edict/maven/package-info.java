/** The Maven plugin: {@code edict:check}. */
@NullMarked
package dev.edict.maven;

import org.jspecify.annotations.NullMarked;
