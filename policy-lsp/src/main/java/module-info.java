import org.jspecify.annotations.NullMarked;

/** The language server. */
@NullMarked
module dev.edict.lsp {
  requires static org.jspecify;
  // Needed by the protocol library, which has no module descriptor to say so.
  requires com.google.gson;
  requires dev.edict.dsl;
  requires dev.edict.eval;
  requires org.eclipse.lsp4j;
  requires org.eclipse.lsp4j.jsonrpc;

  exports dev.edict.lsp;

  opens dev.edict.lsp to
      org.eclipse.lsp4j.jsonrpc;
}
