package dev.edict.gateway.mount;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.StrictTree;
import java.util.Locale;

/** Writes a plan as JSON. */
final class MountPlanJson {
  private MountPlanJson() {}

  static String write(MountPlan plan) {
    ObjectNode tree = StrictTree.nodes().objectNode();
    ArrayNode mounts = tree.putArray("mounts");
    for (MountPlan.Mount mount : plan.mounts()) {
      ObjectNode each = mounts.addObject().put("path", mount.path()).put("source", mount.source());
      each.put("access", mount.access().name().toLowerCase(Locale.ROOT));
      mount.masked().forEach(each.putArray("masked")::add);
      each.put("rule", mount.rule());
    }
    ArrayNode refused = tree.putArray("refused");
    for (MountPlan.Refused directory : plan.refused()) {
      ObjectNode each = refused.addObject().put("path", directory.path());
      each.put("code", directory.code()).put("reason", directory.reason());
    }
    return StrictTree.write(tree);
  }
}
