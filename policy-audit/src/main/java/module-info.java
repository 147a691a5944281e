import org.jspecify.annotations.NullMarked;

/** The audit journal, its encodings, queries, delivery and dashboard. */
@NullMarked
@SuppressWarnings("module") // The command, to which a package is exported, is built after this.
module dev.edict.audit {
  requires static transitive org.jspecify;
  requires transitive dev.edict.eval;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires transitive java.sql;
  requires jdk.httpserver;
  requires static kafka.clients;

  exports dev.edict.audit.dashboard;
  exports dev.edict.audit.delivery;
  exports dev.edict.audit.encode;
  exports dev.edict.audit.journal;
  exports dev.edict.audit.local to
      dev.edict.cli;
  exports dev.edict.audit.query;
  exports dev.edict.audit.replay;
}
