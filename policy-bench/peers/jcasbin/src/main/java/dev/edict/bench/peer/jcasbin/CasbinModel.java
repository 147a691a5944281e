package dev.edict.bench.peer.jcasbin;

import dev.edict.bench.neutral.AddressBlock;
import dev.edict.bench.neutral.Area;
import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import dev.edict.bench.neutral.RuleRegex;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Rules as rows and requests as arguments. A column names the built-in function that compares most
 * cheaply. Policy values are texts, so ports are compared as five digits; {@code ipMatch} takes
 * IPv4 only, so a block of IPv6 addresses is a prefix of their digits.
 */
final class CasbinModel {
  private static final int BITS_OF_DIGIT = 4;

  private CasbinModel() {}

  /** Returns the names of the arguments of a request. */
  static String arguments(Area area) {
    return switch (area) {
      case NET -> "host, port, family, digits";
      case FS -> "path, action";
      case MCP -> "server, tool";
    };
  }

  /** Returns the names of the columns of a rule. */
  static String columns(Area area) {
    String own =
        switch (area) {
          case NET -> "host, low, high";
          case FS -> "path, action";
          case MCP -> "server, tool";
        };
    return "id, eft, how, " + own;
  }

  static String matcher(Area area) {
    return switch (area) {
      case NET ->
          "r.port >= p.low && r.port <= p.high && (p.how == 'same' && r.host == p.host"
              + " || p.how == 'regex' && r.family == 'name' && regexMatch(r.host, p.host)"
              + " || p.how == 'v4' && r.family == 'v4' && ipMatch(r.host, p.host)"
              + " || p.how == 'v6' && r.family == 'v6' && keyMatch(r.digits, p.host))";
      case FS ->
          "(p.action == 'any' || p.action == r.action) && (p.how == 'same' && r.path == p.path"
              + " || p.how == 'prefix' && keyMatch(r.path, p.path)"
              + " || p.how == 'glob' && globMatch(r.path, p.path))";
      case MCP ->
          "(p.server == '*' || p.server == r.server) && (p.how == 'same' && r.tool == p.tool"
              + " || p.how == 'prefix' && keyMatch(r.tool, p.tool)"
              + " || p.how == 'glob' && globMatch(r.tool, p.tool))";
    };
  }

  static Object[] arguments(NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      byte[] address = AddressBlock.address(toHost.host());
      if (address == null) {
        return new Object[] {toHost.host(), digits(toHost.port()), "name", ""};
      }
      boolean v4 = address.length == 4;
      String digits = v4 ? "" : HexFormat.of().formatHex(address);
      return new Object[] {toHost.host(), digits(toHost.port()), v4 ? "v4" : "v6", digits};
    } else if (request instanceof ToPath toPath) {
      return new Object[] {toPath.path(), toPath.write() ? "write" : "read"};
    } else if (request instanceof ToTool toTool) {
      return new Object[] {toTool.server(), toTool.tool()};
    }
    throw new AssertionError(request);
  }

  private static String digits(int port) {
    return String.format(Locale.ROOT, "%05d", port);
  }

  static List<String> row(NeutralRule rule) {
    String effect = rule.allow() ? "allow" : "deny";
    if (rule instanceof OnHost onHost) {
      return List.of(
          rule.id(),
          effect,
          how(onHost),
          host(onHost),
          digits(onHost.firstPort()),
          digits(onHost.lastPort()));
    } else if (rule instanceof OnPath onPath) {
      String action = onPath.anyAction() ? "any" : onPath.write() ? "write" : "read";
      return List.of(rule.id(), effect, how(onPath), path(onPath), action);
    }
    OnTool onTool = (OnTool) rule;
    return List.of(rule.id(), effect, how(onTool), onTool.server(), tool(onTool));
  }

  private static String how(OnHost rule) {
    return switch (rule.shape()) {
      case EXACT -> "same";
      case ONE_LABEL, ANY_DEPTH -> "regex";
      case BLOCK -> AddressBlock.parse(rule.host()).isV4() ? "v4" : "v6";
    };
  }

  private static String host(OnHost rule) {
    return switch (rule.shape()) {
      case EXACT -> rule.host();
      case ONE_LABEL, ANY_DEPTH -> RuleRegex.host(rule);
      case BLOCK -> {
        AddressBlock block = AddressBlock.parse(rule.host());
        String digits = HexFormat.of().formatHex(block.first());
        yield block.isV4()
            ? rule.host()
            : digits.substring(0, block.length() / BITS_OF_DIGIT) + "*";
      }
    };
  }

  private static String how(OnPath rule) {
    return switch (rule.shape()) {
      case EXACT -> "same";
      case TREE -> "prefix";
      case NAME, EXTENSION, IN_FOLDER -> "glob";
    };
  }

  private static String path(OnPath rule) {
    return switch (rule.shape()) {
      case EXACT -> rule.folder() + "/" + rule.name();
      case TREE -> rule.folder() + "/*";
      case NAME -> "**/" + rule.name();
      case EXTENSION -> "**/*." + rule.name();
      case IN_FOLDER -> rule.folder() + "/*." + rule.name();
    };
  }

  private static String how(OnTool rule) {
    return switch (rule.shape()) {
      case EXACT -> "same";
      case PREFIX, ANY -> "prefix";
      case SUFFIX -> "glob";
    };
  }

  private static String tool(OnTool rule) {
    return switch (rule.shape()) {
      case EXACT -> rule.tool();
      case PREFIX, ANY -> rule.tool() + "*";
      case SUFFIX -> "*" + rule.tool();
    };
  }
}
