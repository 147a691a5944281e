/**
 * The launcher of confined programs. {@link dev.edict.landlock.Main} reads a {@code LaunchOrder},
 * takes from its own thread everything that the order does not give, and becomes the program: no
 * JVM stays, and nothing gives the rights back.
 */
package dev.edict.landlock;
