/**
 * Files for Java code that acts for an agent: {@link dev.edict.gateway.file.GuardedFiles} asks the
 * policy about what a path really is, and opens exactly that, whoever swaps links meanwhile.
 */
package dev.edict.gateway.file;
