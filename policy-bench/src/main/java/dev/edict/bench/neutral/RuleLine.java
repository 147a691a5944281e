package dev.edict.bench.neutral;

import dev.edict.bench.neutral.NeutralRule.HostShape;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import dev.edict.bench.neutral.NeutralRule.PathShape;
import dev.edict.bench.neutral.NeutralRule.ToolShape;

/** A rule as one line: {@code id effect area a b}, with tabs between. */
final class RuleLine {
  private static final String STAR = "*";
  private static final String ANY_DEPTH = "**";

  private RuleLine() {}

  static NeutralRule parse(String[] fields) {
    boolean allow =
        switch (fields[1]) {
          case "allow" -> true;
          case "deny" -> false;
          default -> throw new IllegalArgumentException("unknown effect " + fields[1]);
        };
    return switch (fields[2]) {
      case "net" -> onHost(fields[0], allow, fields[3], fields[4]);
      case "fs" -> onPath(fields[0], allow, fields[3], fields[4]);
      case "mcp" -> onTool(fields[0], allow, fields[3], fields[4]);
      default -> throw new IllegalArgumentException("unknown area " + fields[2]);
    };
  }

  private static OnHost onHost(String id, boolean allow, String host, String ports) {
    int first = 0;
    int last = OnHost.LAST_PORT;
    if (!ports.equals(STAR)) {
      int dash = ports.indexOf('-');
      first = Integer.parseInt(dash < 0 ? ports : ports.substring(0, dash));
      last = dash < 0 ? first : Integer.parseInt(ports.substring(dash + 1));
    }
    if (host.startsWith("**.")) {
      return new OnHost(id, allow, HostShape.ANY_DEPTH, host.substring(3), first, last);
    } else if (host.startsWith("*.")) {
      return new OnHost(id, allow, HostShape.ONE_LABEL, host.substring(2), first, last);
    }
    HostShape shape = host.indexOf('/') < 0 ? HostShape.EXACT : HostShape.BLOCK;
    return new OnHost(id, allow, shape, host, first, last);
  }

  private static OnPath onPath(String id, boolean allow, String glob, String actions) {
    int slash = glob.lastIndexOf('/');
    String folder = glob.substring(0, Math.max(0, slash));
    String name = glob.substring(slash + 1);
    boolean anywhere = slash < 0 || folder.equals(ANY_DEPTH);
    boolean starred = name.startsWith("*.");
    PathShape shape;
    if (name.equals(ANY_DEPTH)) {
      shape = PathShape.TREE;
      name = "";
    } else if (starred) {
      shape = anywhere ? PathShape.EXTENSION : PathShape.IN_FOLDER;
      name = name.substring(2);
    } else {
      shape = anywhere ? PathShape.NAME : PathShape.EXACT;
    }
    if (name.contains(STAR) || (!anywhere && folder.contains(STAR))) {
      throw new IllegalArgumentException("no shape of the workload: " + glob);
    }
    return new OnPath(
        id,
        allow,
        shape,
        anywhere ? "" : folder,
        name,
        actions.contains("r"),
        actions.contains("w"));
  }

  private static OnTool onTool(String id, boolean allow, String server, String glob) {
    int star = glob.indexOf(STAR);
    if (star < 0) {
      return new OnTool(id, allow, server, ToolShape.EXACT, glob);
    } else if (glob.equals(STAR)) {
      return new OnTool(id, allow, server, ToolShape.ANY, "");
    } else if (star == 0 && glob.indexOf(STAR, 1) < 0) {
      return new OnTool(id, allow, server, ToolShape.SUFFIX, glob.substring(1));
    } else if (star == glob.length() - 1) {
      return new OnTool(id, allow, server, ToolShape.PREFIX, glob.substring(0, star));
    }
    throw new IllegalArgumentException("no shape of the workload: " + glob);
  }

  static String write(NeutralRule rule) {
    String effect = rule.allow() ? "allow" : "deny";
    return String.join("\t", rule.id(), effect, rule.area().word(), resource(rule), detail(rule));
  }

  private static String resource(NeutralRule rule) {
    if (rule instanceof OnHost onHost) {
      return switch (onHost.shape()) {
        case EXACT, BLOCK -> onHost.host();
        case ONE_LABEL -> "*." + onHost.host();
        case ANY_DEPTH -> "**." + onHost.host();
      };
    } else if (rule instanceof OnPath onPath) {
      return switch (onPath.shape()) {
        case EXACT -> onPath.folder() + "/" + onPath.name();
        case TREE -> onPath.folder() + "/**";
        case NAME -> "**/" + onPath.name();
        case EXTENSION -> "*." + onPath.name();
        case IN_FOLDER -> onPath.folder() + "/*." + onPath.name();
      };
    }
    return ((OnTool) rule).server();
  }

  private static String detail(NeutralRule rule) {
    if (rule instanceof OnHost onHost) {
      if (onHost.anyPort()) {
        return STAR;
      }
      return onHost.firstPort() == onHost.lastPort()
          ? Integer.toString(onHost.firstPort())
          : onHost.firstPort() + "-" + onHost.lastPort();
    } else if (rule instanceof OnPath onPath) {
      return (onPath.read() ? "r" : "") + (onPath.write() ? "w" : "");
    }
    OnTool onTool = (OnTool) rule;
    return switch (onTool.shape()) {
      case EXACT -> onTool.tool();
      case PREFIX -> onTool.tool() + STAR;
      case SUFFIX -> STAR + onTool.tool();
      case ANY -> STAR;
    };
  }
}
