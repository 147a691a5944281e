import org.jspecify.annotations.NullMarked;

/** Signed bundles of policies: made, verified, fetched and activated. */
@NullMarked
module dev.edict.bundle {
  requires static transitive org.jspecify;
  requires transitive dev.edict.eval;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires org.jose4j;

  exports dev.edict.bundle;
}
