package dev.edict.bench.peer.sapl;

import dev.edict.bench.neutral.AddressBlock;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import dev.edict.bench.neutral.RuleRegex;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules as policies whose targets compare for equality: a regular expression would be compiled at
 * every evaluation. A decision names no policy, so each attaches its name as advice.
 */
final class SaplPolicies {
  private SaplPolicies() {}

  static String policy(NeutralRule rule) {
    List<String> target = new ArrayList<>();
    String where = "";
    if (rule instanceof OnHost onHost) {
      addHost(onHost, target);
      addPorts(onHost, target);
    } else if (rule instanceof OnPath onPath) {
      addPath(onPath, target);
      if (!onPath.anyAction()) {
        target.add("action == \"" + (onPath.write() ? "write" : "read") + "\"");
      }
    } else if (rule instanceof OnTool onTool) {
      if (!onTool.anyServer()) {
        target.add(equal("server", onTool.server()));
      }
      switch (onTool.shape()) {
        case EXACT -> target.add(equal("tool", onTool.tool()));
        case PREFIX, SUFFIX ->
            where = " where resource.tool =~ \"" + RuleRegex.tool(onTool) + "\";";
        case ANY -> {
          // Nothing to ask of the tool.
        }
      }
    }
    String effect = rule.allow() ? " permit " : " deny ";
    String name = "\"" + rule.id() + "\"";
    return "policy " + name + effect + String.join(" & ", target) + where + " advice " + name;
  }

  private static String equal(String attribute, String value) {
    return "resource." + attribute + " == \"" + value + "\"";
  }

  private static String among(String value, String attribute) {
    return "\"" + value + "\" in resource." + attribute;
  }

  private static void addHost(OnHost rule, List<String> target) {
    switch (rule.shape()) {
      case EXACT -> target.add(equal("host", rule.host()));
      case ONE_LABEL -> target.add(equal("parent", rule.host()));
      case ANY_DEPTH -> target.add(among(rule.host(), "parents"));
      case BLOCK -> {
        AddressBlock block = AddressBlock.parse(rule.host());
        target.add("resource.bytes == " + block.first().length);
        target.add("resource.address >= " + new BigInteger(1, block.first()));
        target.add("resource.address <= " + new BigInteger(1, block.last()));
      }
    }
  }

  private static void addPorts(OnHost rule, List<String> target) {
    if (rule.firstPort() == rule.lastPort()) {
      target.add("resource.port == " + rule.firstPort());
    } else if (!rule.anyPort()) {
      target.add("resource.port >= " + rule.firstPort());
      target.add("resource.port <= " + rule.lastPort());
    }
  }

  private static void addPath(OnPath rule, List<String> target) {
    switch (rule.shape()) {
      case EXACT -> target.add(equal("path", rule.folder() + "/" + rule.name()));
      case TREE -> target.add(among(rule.folder(), "folders"));
      case NAME -> target.add(equal("name", rule.name()));
      case EXTENSION -> target.add(equal("extension", rule.name()));
      case IN_FOLDER -> {
        target.add(equal("extension", rule.name()));
        target.add(equal("folder", rule.folder()));
      }
    }
  }
}
