/**
 * Paths of filesystems: the canonical values of file requests and the patterns over them.
 *
 * <p>{@link dev.edict.dsl.match.filesystem.CanonicalPath} is what a request names, {@link
 * dev.edict.dsl.match.filesystem.PathPattern} what a rule names. Everything is lexical: nothing
 * here asks a filesystem, follows a link or reads an environment variable.
 */
package dev.edict.dsl.match.filesystem;
