package dev.edict.dsl.parser;

import dev.edict.dsl.parser.Continuations.Continuation;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.parser.antlr.PolicyParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says in a few words what the grammar allows at a place. */
final class Expectations {
  private static final int LONGEST_LIST = 4;
  private static final List<String> UNLIKELY =
      List.of("`.`", "`[`", "`observe`", "an annotation", "the end of the file");
  private static final String END = "the end of the statement";

  private Expectations() {}

  /** Returns up to five alternatives, such as {@code `,`, `port` or the end of the statement}. */
  static String phrase(List<Continuation> ways) {
    Set<String> names = new LinkedHashSet<>();
    boolean allLeave = ways.stream().allMatch(Continuation::leaves);
    for (Continuation way : ways) {
      if (way.leaves() && !allLeave) {
        continue;
      }
      add(names, way);
    }
    if (!allLeave && ways.stream().anyMatch(Continuation::leaves)) {
      names.add(END);
    }
    return join(shorten(names));
  }

  private static void add(Set<String> names, Continuation way) {
    if (way.part() >= 0) {
      names.add(part(way));
      return;
    }
    for (int type : way.tokens().toArray()) {
      if (type != PolicyLexer.UNTERMINATED_STRING) {
        names.add(TokenNames.token(type));
      }
    }
  }

  private static String part(Continuation way) {
    if (way.part() != PolicyParser.RULE_string) {
      return TokenNames.part(way.part());
    }
    return switch (way.caller()) {
      case PolicyParser.RULE_networkStatement,
          PolicyParser.RULE_filesystemStatement,
          PolicyParser.RULE_mcpStatement,
          PolicyParser.RULE_policyDeclaration,
          PolicyParser.RULE_testDeclaration,
          PolicyParser.RULE_reason ->
          "a name in quotes";
      case PolicyParser.RULE_importDeclaration -> "a file name in quotes";
      case PolicyParser.RULE_clause -> "a text in quotes";
      default -> TokenNames.token(PolicyLexer.STRING);
    };
  }

  /**
   * Drops what is least likely meant until the list is short enough; what ends things goes last.
   */
  private static List<String> shorten(Set<String> names) {
    List<String> likely = new ArrayList<>(names);
    for (String unlikely : UNLIKELY) {
      if (likely.size() > 1) {
        likely.remove(unlikely);
      }
    }
    List<String> ends = List.of("`}`", END);
    List<String> shown =
        likely.stream().filter(name -> !ends.contains(name)).limit(LONGEST_LIST).toList();
    List<String> all = new ArrayList<>(shown);
    likely.stream().filter(ends::contains).forEach(all::add);
    return all;
  }

  private static String join(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
