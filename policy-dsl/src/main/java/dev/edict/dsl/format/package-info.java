/**
 * One way to write a policy: {@link dev.edict.dsl.format.PolicyFormatter} prints the tree of a file
 * and puts its comments back.
 *
 * <p>The printers, one for each part of the language, turn the tree into a {@code Doc}, a text
 * whose line breaks are still open; {@code DocRenderer} closes them. {@code Trivia} knows where
 * comments and blank lines of the original stood. Nothing is aligned in columns: one longer name
 * would then change the lines around it, and a review would have to read all of them.
 */
package dev.edict.dsl.format;
