package dev.edict.bench.peer.authzforce;

import dev.edict.bench.neutral.AddressBlock;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import dev.edict.bench.neutral.RuleRegex;
import java.math.BigInteger;
import java.util.List;

/**
 * Rules as the rules of one policy. A result names no rule, so each attaches its name as advice.
 * There are no blocks of addresses among the standard functions, so an address is an integer.
 */
final class XacmlPolicy {
  static final String CATEGORY = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
  private static final String TYPES = "http://www.w3.org/2001/XMLSchema#";
  private static final String FUNCTION_1 = "urn:oasis:names:tc:xacml:1.0:function:";
  private static final String FUNCTION_3 = "urn:oasis:names:tc:xacml:3.0:function:";

  private final StringBuilder xml = new StringBuilder();

  static String of(List<NeutralRule> rules) {
    XacmlPolicy policy = new XacmlPolicy();
    policy.xml.append(
        """
        <Policy xmlns="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17" PolicyId="workload" Version="1.0"
         RuleCombiningAlgId="urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides">
        <Target/>
        """);
    rules.forEach(policy::add);
    return policy.xml.append("</Policy>").toString();
  }

  private void add(NeutralRule rule) {
    String effect = rule.allow() ? "Permit" : "Deny";
    xml.append("<Rule RuleId=\"%s\" Effect=\"%s\">".formatted(rule.id(), effect));
    xml.append("<Target><AnyOf><AllOf>");
    if (rule instanceof OnHost onHost) {
      addHost(onHost);
      addRange(onHost);
    } else if (rule instanceof OnPath onPath) {
      addPath(onPath);
      if (!onPath.anyAction()) {
        equal(onPath.write() ? "write" : "read", "action");
      }
    } else if (rule instanceof OnTool onTool) {
      addTool(onTool);
    }
    xml.append("</AllOf></AnyOf></Target><AdviceExpressions>");
    xml.append("<AdviceExpression AdviceId=\"%s\" AppliesTo=\"%s\"/>".formatted(rule.id(), effect));
    xml.append("</AdviceExpressions></Rule>\n");
  }

  private void addHost(OnHost rule) {
    switch (rule.shape()) {
      case EXACT -> equal(rule.host(), "host");
      case ONE_LABEL -> {
        text(FUNCTION_3 + "string-ends-with", "." + rule.host(), "host");
        text(FUNCTION_1 + "string-regexp-match", RuleRegex.host(rule), "host");
      }
      case ANY_DEPTH -> text(FUNCTION_3 + "string-ends-with", "." + rule.host(), "host");
      case BLOCK -> {
        AddressBlock block = AddressBlock.parse(rule.host());
        String attribute = block.isV4() ? "ipv4" : "ipv6";
        between(new BigInteger(1, block.first()), new BigInteger(1, block.last()), attribute);
      }
    }
  }

  private void addRange(OnHost rule) {
    if (!rule.anyPort()) {
      between(BigInteger.valueOf(rule.firstPort()), BigInteger.valueOf(rule.lastPort()), "port");
    }
  }

  private void addPath(OnPath rule) {
    switch (rule.shape()) {
      case EXACT -> equal(rule.folder() + "/" + rule.name(), "path");
      case TREE -> text(FUNCTION_3 + "string-starts-with", rule.folder() + "/", "path");
      case NAME -> text(FUNCTION_3 + "string-ends-with", "/" + rule.name(), "path");
      case EXTENSION -> text(FUNCTION_3 + "string-ends-with", "." + rule.name(), "path");
      case IN_FOLDER -> {
        text(FUNCTION_3 + "string-starts-with", rule.folder() + "/", "path");
        text(FUNCTION_1 + "string-regexp-match", RuleRegex.path(rule), "path");
      }
    }
  }

  private void addTool(OnTool rule) {
    if (!rule.anyServer()) {
      equal(rule.server(), "server");
    }
    switch (rule.shape()) {
      case EXACT -> equal(rule.tool(), "tool");
      case PREFIX -> text(FUNCTION_3 + "string-starts-with", rule.tool(), "tool");
      case SUFFIX -> text(FUNCTION_3 + "string-ends-with", rule.tool(), "tool");
      case ANY -> {
        // Nothing to ask of the tool.
      }
    }
  }

  private void equal(String value, String attribute) {
    text(FUNCTION_1 + "string-equal", value, attribute);
  }

  private void text(String function, String value, String attribute) {
    match(function, "string", value, attribute);
  }

  /** The functions compare the value written here with the attribute, in that order. */
  private void between(BigInteger first, BigInteger last, String attribute) {
    if (first.equals(last)) {
      match(FUNCTION_1 + "integer-equal", "integer", first.toString(), attribute);
      return;
    }
    match(FUNCTION_1 + "integer-less-than-or-equal", "integer", first.toString(), attribute);
    match(FUNCTION_1 + "integer-greater-than-or-equal", "integer", last.toString(), attribute);
  }

  private void match(String function, String type, String value, String attribute) {
    xml.append("<Match MatchId=\"%s\">".formatted(function));
    xml.append(
        "<AttributeValue DataType=\"%s\">%s</AttributeValue>".formatted(TYPES + type, value));
    xml.append("<AttributeDesignator Category=\"%s\" ".formatted(CATEGORY));
    xml.append("AttributeId=\"%s\" DataType=\"%s\" ".formatted(attribute, TYPES + type));
    xml.append("MustBePresent=\"false\"/></Match>");
  }
}
