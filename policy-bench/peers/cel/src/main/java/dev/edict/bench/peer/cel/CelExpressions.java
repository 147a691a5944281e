package dev.edict.bench.peer.cel;

import dev.edict.bench.neutral.AddressBlock;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import dev.edict.bench.neutral.RuleRegex;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Rules as boolean expressions. There are no blocks of addresses, so an address is bytes and a
 * block is a length and two comparisons.
 */
final class CelExpressions {
  private static final HexFormat ESCAPED = HexFormat.of().withPrefix("\\x");

  private CelExpressions() {}

  static String expression(NeutralRule rule) {
    List<String> parts = new ArrayList<>();
    if (rule instanceof OnHost onHost) {
      addPorts(onHost, parts);
      parts.add(host(onHost));
    } else if (rule instanceof OnPath onPath) {
      if (!onPath.anyAction()) {
        parts.add(onPath.write() ? "write" : "!write");
      }
      parts.add(path(onPath));
    } else if (rule instanceof OnTool onTool) {
      if (!onTool.anyServer()) {
        parts.add("server == '" + onTool.server() + "'");
      }
      parts.add(tool(onTool));
    }
    return String.join(" && ", parts);
  }

  private static void addPorts(OnHost rule, List<String> parts) {
    if (rule.firstPort() == rule.lastPort()) {
      parts.add("port == " + rule.firstPort());
    } else if (!rule.anyPort()) {
      parts.add("port >= " + rule.firstPort() + " && port <= " + rule.lastPort());
    }
  }

  private static String host(OnHost rule) {
    String below = "host.endsWith('." + rule.host() + "')";
    return switch (rule.shape()) {
      case EXACT -> "host == '" + rule.host() + "'";
      case ONE_LABEL -> below + " && host.matches(r'" + RuleRegex.host(rule) + "')";
      case ANY_DEPTH -> below;
      case BLOCK -> {
        AddressBlock block = AddressBlock.parse(rule.host());
        yield "size(address) == "
            + block.first().length
            + " && address >= "
            + bytes(block.first())
            + " && address <= "
            + bytes(block.last());
      }
    };
  }

  private static String bytes(byte[] bytes) {
    return "b'" + ESCAPED.formatHex(bytes) + "'";
  }

  private static String path(OnPath rule) {
    return switch (rule.shape()) {
      case EXACT -> "path == '" + rule.folder() + "/" + rule.name() + "'";
      case TREE -> "path.startsWith('" + rule.folder() + "/')";
      case NAME -> "path.endsWith('/" + rule.name() + "')";
      case EXTENSION -> "path.endsWith('." + rule.name() + "')";
      case IN_FOLDER ->
          "path.startsWith('"
              + rule.folder()
              + "/') && path.matches(r'"
              + RuleRegex.path(rule)
              + "')";
    };
  }

  private static String tool(OnTool rule) {
    return switch (rule.shape()) {
      case EXACT -> "tool == '" + rule.tool() + "'";
      case PREFIX -> "tool.startsWith('" + rule.tool() + "')";
      case SUFFIX -> "tool.endsWith('" + rule.tool() + "')";
      case ANY -> "true";
    };
  }
}
