/**
 * Files for Java code that acts for an agent: {@link dev.edict.gateway.file.GuardedFiles} asks the
 * policy about what a path really is, and opens exactly that, whoever swaps links meanwhile; {@link
 * dev.edict.gateway.file.GuardedFileSystem} does the same behind {@link java.nio.file.Files}.
 */
package dev.edict.gateway.file;
