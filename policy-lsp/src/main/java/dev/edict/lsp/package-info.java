/**
 * Policies in editors, by the Language Server Protocol. {@link dev.edict.lsp.LanguageServerProcess}
 * runs the server over two streams; {@code PolicyWorkspace} knows the texts, {@code Snapshot} what
 * they mean, and one class each makes completions, hovers, navigation and quick fixes of it.
 */
package dev.edict.lsp;
