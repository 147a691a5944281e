package dev.edict.bench.neutral;

import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;

/** Rules as anchored regular expressions that Java, RE2 and XPath read alike. */
public final class RuleRegex {
  private static final String SPECIAL = ".\\[]{}()+-*?^$|";

  private RuleRegex() {}

  /** Returns the expression of the hosts of a rule that is not about addresses. */
  public static String host(OnHost rule) {
    String start =
        switch (rule.shape()) {
          case EXACT -> "";
          case ONE_LABEL -> "[^.]+\\.";
          case ANY_DEPTH -> "([^.]+\\.)+";
          case BLOCK -> throw new IllegalArgumentException("not about names: " + rule);
        };
    return "^" + start + quote(rule.host()) + "$";
  }

  /** Returns the expression of the paths of a rule. */
  public static String path(OnPath rule) {
    String folder = quote(rule.folder());
    String name = quote(rule.name());
    String body =
        switch (rule.shape()) {
          case EXACT -> folder + "/" + name;
          case TREE -> folder + "/.+";
          case NAME -> ".*/" + name;
          case EXTENSION -> ".*\\." + name;
          case IN_FOLDER -> folder + "/[^/]*\\." + name;
        };
    return "^" + body + "$";
  }

  /** Returns the expression of the tools of a rule. */
  public static String tool(OnTool rule) {
    String tool = quote(rule.tool());
    String body =
        switch (rule.shape()) {
          case EXACT -> tool;
          case PREFIX -> tool + ".*";
          case SUFFIX -> ".*" + tool;
          case ANY -> ".*";
        };
    return "^" + body + "$";
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
        quoted.append('\\');
      }
      quoted.append(text.charAt(i));
    }
    return quoted.toString();
  }
}
