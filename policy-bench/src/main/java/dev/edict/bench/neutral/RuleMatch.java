package dev.edict.bench.neutral;

import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;

/** The meaning of the rules, by plain operations on strings. */
public final class RuleMatch {
  private RuleMatch() {}

  /** Returns whether a rule is about a request. */
  public static boolean matches(NeutralRule rule, NeutralRequest request) {
    if (rule instanceof OnHost onHost) {
      return request instanceof ToHost toHost && matches(onHost, toHost);
    } else if (rule instanceof OnPath onPath) {
      return request instanceof ToPath toPath && matches(onPath, toPath);
    } else if (rule instanceof OnTool onTool) {
      return request instanceof ToTool toTool && matches(onTool, toTool);
    }
    throw new AssertionError(rule);
  }

  private static boolean matches(OnHost rule, ToHost request) {
    String host = request.host();
    return request.port() >= rule.firstPort()
        && request.port() <= rule.lastPort()
        && switch (rule.shape()) {
          case EXACT -> host.equals(rule.host());
          case ONE_LABEL -> isBelow(host, rule.host()) && host.indexOf('.') == start(host, rule);
          case ANY_DEPTH -> isBelow(host, rule.host());
          case BLOCK -> {
            byte[] address = AddressBlock.address(host);
            yield address != null && AddressBlock.parse(rule.host()).contains(address);
          }
        };
  }

  private static int start(String host, OnHost rule) {
    return host.length() - rule.host().length() - 1;
  }

  private static boolean isBelow(String host, String suffix) {
    int dot = host.length() - suffix.length() - 1;
    return dot > 0 && host.charAt(dot) == '.' && host.endsWith(suffix);
  }

  private static boolean matches(OnPath rule, ToPath request) {
    if (!(request.write() ? rule.write() : rule.read())) {
      return false;
    }
    int slash = request.path().lastIndexOf('/');
    String folder = request.path().substring(0, slash);
    String name = request.path().substring(slash + 1);
    return switch (rule.shape()) {
      case EXACT -> folder.equals(rule.folder()) && name.equals(rule.name());
      case TREE -> request.path().startsWith(rule.folder() + "/");
      case NAME -> name.equals(rule.name());
      case EXTENSION -> name.endsWith("." + rule.name());
      case IN_FOLDER -> folder.equals(rule.folder()) && name.endsWith("." + rule.name());
    };
  }

  private static boolean matches(OnTool rule, ToTool request) {
    return (rule.anyServer() || rule.server().equals(request.server()))
        && switch (rule.shape()) {
          case EXACT -> request.tool().equals(rule.tool());
          case PREFIX -> request.tool().startsWith(rule.tool());
          case SUFFIX -> request.tool().endsWith(rule.tool());
          case ANY -> true;
        };
  }
}
