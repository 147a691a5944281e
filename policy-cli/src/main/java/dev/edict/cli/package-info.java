/** The command {@code edict}. */
package dev.edict.cli;
