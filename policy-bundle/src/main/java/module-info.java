import org.jspecify.annotations.NullMarked;

/** Signed bundles of policies: made, verified, fetched and activated. */
@NullMarked
module dev.edict.bundle {
  requires static transitive org.jspecify;
  requires transitive dev.edict.eval;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires org.jose4j;
  // jose4j needs it, and as an automatic module cannot say so.
  requires org.slf4j;

  exports dev.edict.bundle;
}
