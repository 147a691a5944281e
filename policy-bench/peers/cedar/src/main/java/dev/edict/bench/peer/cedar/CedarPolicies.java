package dev.edict.bench.peer.cedar;

import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules as policies: an exact resource goes into the scope, all else into conditions. The star of
 * {@code like} crosses dots and slashes, so one label or folder is "like this and not like that".
 */
final class CedarPolicies {
  private CedarPolicies() {}

  static String policy(NeutralRule rule) {
    String resource = "resource";
    List<String> conditions = new ArrayList<>();
    String action;
    if (rule instanceof OnHost onHost) {
      action = "action == Action::\"connect\"";
      if (onHost.shape() == NeutralRule.HostShape.EXACT) {
        resource = is("Host", onHost.host());
      } else {
        conditions.add(host(onHost));
      }
      addPorts(onHost, conditions);
    } else if (rule instanceof OnPath onPath) {
      action = action(onPath);
      if (onPath.shape() == NeutralRule.PathShape.EXACT) {
        resource = is("File", onPath.folder() + "/" + onPath.name());
      } else {
        conditions.add(path(onPath));
      }
    } else {
      OnTool onTool = (OnTool) rule;
      action = "action == Action::\"call\"";
      if (!onTool.anyServer()) {
        resource = is("Server", onTool.server());
      }
      addTool(onTool, conditions);
    }
    String scope = "(principal, " + action + ", " + resource + ")";
    String when = conditions.isEmpty() ? "" : " when { " + String.join(" && ", conditions) + " }";
    return (rule.allow() ? "permit " : "forbid ") + scope + when + ";";
  }

  private static String is(String type, String id) {
    return "resource == " + type + "::\"" + id + "\"";
  }

  private static String like(String attribute, String pattern) {
    return "context." + attribute + " like \"" + pattern + "\"";
  }

  private static String host(OnHost rule) {
    String below = like("host", "*." + rule.host());
    return switch (rule.shape()) {
      case ONE_LABEL -> below + " && !(" + like("host", "*.*." + rule.host()) + ")";
      case ANY_DEPTH -> below;
      case BLOCK -> "context has ip && context.ip.isInRange(ip(\"" + rule.host() + "\"))";
      case EXACT -> throw new AssertionError(rule);
    };
  }

  private static void addPorts(OnHost rule, List<String> conditions) {
    if (rule.firstPort() == rule.lastPort()) {
      conditions.add("context.port == " + rule.firstPort());
    } else if (!rule.anyPort()) {
      conditions.add("context.port >= " + rule.firstPort());
      conditions.add("context.port <= " + rule.lastPort());
    }
  }

  private static String action(OnPath rule) {
    if (rule.anyAction()) {
      return "action in [Action::\"read\", Action::\"write\"]";
    }
    return "action == Action::\"" + (rule.write() ? "write" : "read") + "\"";
  }

  private static String path(OnPath rule) {
    return switch (rule.shape()) {
      case TREE -> like("path", rule.folder() + "/*");
      case NAME -> like("path", "*/" + rule.name());
      case EXTENSION -> like("path", "*." + rule.name());
      case IN_FOLDER ->
          like("path", rule.folder() + "/*." + rule.name())
              + " && !("
              + like("path", rule.folder() + "/*/*")
              + ")";
      case EXACT -> throw new AssertionError(rule);
    };
  }

  private static void addTool(OnTool rule, List<String> conditions) {
    switch (rule.shape()) {
      case EXACT -> conditions.add("context.tool == \"" + rule.tool() + "\"");
      case PREFIX -> conditions.add(like("tool", rule.tool() + "*"));
      case SUFFIX -> conditions.add(like("tool", "*" + rule.tool()));
      case ANY -> {
        // Nothing to ask of the tool.
      }
    }
  }
}
