import org.jspecify.annotations.NullMarked;

/** Enforcement points: what stands between an agent and the world. */
@NullMarked
module dev.edict.gateway {
  requires static transitive org.jspecify;
  requires transitive dev.edict.eval;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires jdk.httpserver;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;

  exports dev.edict.gateway.confine;
  exports dev.edict.gateway.file;
  exports dev.edict.gateway.mcp;
  exports dev.edict.gateway.mount;
  exports dev.edict.gateway.proxy;
  exports dev.edict.gateway.secret;
}
