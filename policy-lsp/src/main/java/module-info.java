import org.jspecify.annotations.NullMarked;

/** The language server. */
@NullMarked
module dev.edict.lsp {
  requires static org.jspecify;
  requires dev.edict.dsl;
  requires org.eclipse.lsp4j;
  requires org.eclipse.lsp4j.jsonrpc;

  exports dev.edict.lsp;

  opens dev.edict.lsp to
      org.eclipse.lsp4j.jsonrpc;
}
