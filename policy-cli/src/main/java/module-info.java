import org.jspecify.annotations.NullMarked;

/** The command {@code edict}. */
@NullMarked
module dev.edict.cli {
  requires static org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires dev.edict.audit;
  requires dev.edict.bundle;
  requires dev.edict.convert;
  requires dev.edict.eval;
  requires dev.edict.gateway;
  requires dev.edict.lsp;
  requires info.picocli;
  requires jdk.httpserver;
  requires me.tongfei.progressbar;

  exports dev.edict.cli;

  opens dev.edict.cli to
      info.picocli;
}
