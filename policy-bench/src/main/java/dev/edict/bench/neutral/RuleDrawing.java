package dev.edict.bench.neutral;

import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule.HostShape;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import dev.edict.bench.neutral.NeutralRule.PathShape;
import dev.edict.bench.neutral.NeutralRule.ToolShape;
import java.util.List;

/** Draws rules of every shape. */
final class RuleDrawing {
  private record Ports(int first, int last) {}

  private static final List<Ports> PORTS =
      List.of(
          new Ports(0, OnHost.LAST_PORT),
          new Ports(443, 443),
          new Ports(443, 443),
          new Ports(443, 443),
          new Ports(8443, 8443),
          new Ports(8000, 8099),
          new Ports(22, 22));

  private final Vocabulary words;

  RuleDrawing(Vocabulary words) {
    this.words = words;
  }

  NeutralRule draw(String id, boolean allow, Area area) {
    return switch (area) {
      case NET -> drawHost(id, allow);
      case FS -> drawPath(id, allow);
      case MCP -> drawTool(id, allow);
    };
  }

  private OnHost drawHost(String id, boolean allow) {
    Ports ports = words.pick(PORTS);
    int kind = words.below(100);
    HostShape shape =
        kind < 42
            ? HostShape.EXACT
            : kind < 64 ? HostShape.ONE_LABEL : kind < 80 ? HostShape.ANY_DEPTH : HostShape.BLOCK;
    String host =
        switch (shape) {
          case EXACT -> words.label() + "." + words.site();
          case ONE_LABEL -> (words.chance(25) ? words.label() + "." : "") + words.site();
          case ANY_DEPTH -> words.site();
          case BLOCK -> drawBlock();
        };
    return new OnHost(id, allow, shape, host, ports.first, ports.last);
  }

  private String drawBlock() {
    String first = "10." + words.below(256) + ".";
    return switch (words.below(4)) {
      case 0 -> first + "0.0/16";
      case 1 -> first + words.below(256) + ".0/24";
      case 2 -> first + words.below(256) + "." + 16 * words.below(16) + "/28";
      default -> "2001:db8:" + Integer.toHexString(1 + words.below(0xffff)) + "::/48";
    };
  }

  private OnPath drawPath(String id, boolean allow) {
    int actions = words.below(3);
    int kind = words.below(100);
    PathShape shape =
        kind < 42
            ? PathShape.TREE
            : kind < 65
                ? PathShape.EXACT
                : kind < 77
                    ? PathShape.IN_FOLDER
                    : kind < 90 ? PathShape.NAME : PathShape.EXTENSION;
    String folder =
        switch (shape) {
          case TREE ->
              words.chance(60)
                  ? "/srv/" + words.name() + "/" + words.noun()
                  : "/home/" + words.name() + "/" + words.noun();
          case EXACT -> "/etc/" + words.name();
          case IN_FOLDER -> "/var/log/" + words.name();
          case NAME, EXTENSION -> "";
        };
    String name =
        switch (shape) {
          case TREE -> "";
          case EXACT -> words.label() + "." + words.extension();
          case IN_FOLDER -> words.extension();
          case NAME -> "." + words.label() + "." + words.name();
          case EXTENSION -> words.name();
        };
    return new OnPath(id, allow, shape, folder, name, actions != 1, actions != 0);
  }

  private OnTool drawTool(String id, boolean allow) {
    int kind = words.below(100);
    if (kind < 45) {
      return new OnTool(id, allow, words.server(), ToolShape.EXACT, words.tool());
    } else if (kind < 70) {
      String start = words.verb() + "_" + (words.chance(50) ? "" : words.noun());
      return new OnTool(id, allow, words.server(), ToolShape.PREFIX, start);
    } else if (kind < 82) {
      return new OnTool(id, allow, words.server(), ToolShape.SUFFIX, "_" + words.noun());
    } else if (kind < 90) {
      return new OnTool(id, allow, words.server(), ToolShape.ANY, "");
    }
    return new OnTool(
        id, allow, OnTool.ANY_SERVER, ToolShape.EXACT, words.verb() + "_" + words.name());
  }

  /** Returns a deny for a part of what an allow is about. */
  NeutralRule carved(String id, NeutralRule allow, RequestDrawing asking) {
    NeutralRequest inside = asking.hit(allow);
    if (allow instanceof OnHost onHost && inside instanceof ToHost toHost) {
      if (onHost.shape() == HostShape.BLOCK) {
        String block = toHost.host() + (toHost.host().indexOf(':') < 0 ? "/32" : "/128");
        return new OnHost(id, false, HostShape.BLOCK, block, 0, OnHost.LAST_PORT);
      }
      return new OnHost(id, false, HostShape.EXACT, toHost.host(), 0, OnHost.LAST_PORT);
    } else if (allow instanceof OnPath onPath && inside instanceof ToPath toPath) {
      if (onPath.shape() == PathShape.TREE && words.chance(60)) {
        String folder = onPath.folder() + "/secrets";
        return new OnPath(id, false, PathShape.TREE, folder, "", true, true);
      }
      int slash = toPath.path().lastIndexOf('/');
      String folder = toPath.path().substring(0, slash);
      String name = toPath.path().substring(slash + 1);
      return new OnPath(id, false, PathShape.EXACT, folder, name, true, true);
    } else if (inside instanceof ToTool toTool) {
      boolean exact = words.chance(60);
      String tool = toTool.tool();
      return new OnTool(
          id,
          false,
          toTool.server(),
          exact ? ToolShape.EXACT : ToolShape.PREFIX,
          exact ? tool : tool.substring(0, tool.indexOf('_') + 2));
    }
    throw new AssertionError(allow);
  }
}
