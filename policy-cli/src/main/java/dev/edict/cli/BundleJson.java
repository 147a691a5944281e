package dev.edict.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.bundle.BundleManifest;
import dev.edict.bundle.BundleRefusedException;
import dev.edict.bundle.BundledFile;
import dev.edict.bundle.PolicyBundle;
import dev.edict.bundle.VerifiedBundle;

/** Says for programs what a bundle is, in one line. */
final class BundleJson {
  private BundleJson() {}

  /** Returns everything about a bundle that was verified. */
  static String of(PolicyBundle bundle, VerifiedBundle verified) {
    BundleManifest manifest = verified.manifest();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("accepted", true)
        .put("name", manifest.name())
        .put("revision", manifest.revision())
        .put("created", manifest.created().toString())
        .put("expires", manifest.expires().toString())
        .put("good_until", verified.goodUntil().toString());
    ArrayNode levels = root.putArray("levels");
    manifest.levels().forEach(level -> levels.add(level.keyword()));
    ArrayNode signers = root.putArray("signed_by");
    verified.signers().forEach(signers::add);
    root.put("rules", verified.rules().rules().size())
        .put("manifest_bytes", bundle.signedManifest().length)
        .put("archive_bytes", manifest.archiveSize())
        .put("policy_bytes", manifest.contentSize())
        .put("digest", manifest.digest());
    ArrayNode files = root.putArray("files");
    for (BundledFile file : manifest.files()) {
      files
          .addObject()
          .put("path", file.path())
          .put("size", file.size())
          .put("sha256", file.sha256());
    }
    return root.toString();
  }

  /** Returns why a bundle was refused. */
  static String of(BundleRefusedException refused) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("accepted", false)
        .put("code", refused.refusal().code())
        .put("reason", refused.getMessage())
        .toString();
  }
}
