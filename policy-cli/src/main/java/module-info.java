import org.jspecify.annotations.NullMarked;

/** The command {@code edict}. */
@NullMarked
module dev.edict.cli {
  requires static org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires dev.edict.audit;
  requires dev.edict.eval;
  requires dev.edict.gateway;
  requires info.picocli;
  requires me.tongfei.progressbar;

  opens dev.edict.cli to
      info.picocli;
}
