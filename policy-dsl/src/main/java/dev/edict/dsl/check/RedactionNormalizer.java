package dev.edict.dsl.check;

import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.AttributePath.Step;
import dev.edict.dsl.ast.McpStatement;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads which parts of calls no record may show. */
final class RedactionNormalizer {
  private static final String ARGUMENTS = "args";
  private static final String RESULT = "result";

  private final PatternReader<ToolPattern> tools;

  RedactionNormalizer(Patterns patterns) {
    this.tools = patterns.tools;
  }

  Redaction normalize(CheckedDocument document, Policy policy, McpStatement.Redact statement) {
    List<String> arguments = new ArrayList<>();
    List<String> results = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (AttributePath path : statement.paths()) {
      if (!seen.add(AttributeTable.path(path))) {
        document.report(
            DiagnosticCode.DUPLICATE_ITEM, path.span(), "this part is already in the list");
      }
      switch (path.root().text()) {
        case ARGUMENTS -> arguments.add(pointer(path));
        case RESULT -> results.add(pointer(path));
        default ->
            document.report(
                DiagnosticCode.UNKNOWN_ATTRIBUTE,
                path.root().span(),
                "only parts of `args` and `result` can be redacted",
                "write `args.<name>` or `result.<name>`");
      }
    }
    return new Redaction(
        policy,
        tools.read(document, statement.tools()),
        arguments,
        results,
        document.at(statement.span()));
  }

  private static String pointer(AttributePath path) {
    StringBuilder pointer = new StringBuilder();
    for (Step step : path.steps()) {
      pointer.append('/');
      if (step instanceof Step.Member member) {
        pointer.append(member.name().replace("~", "~0").replace("/", "~1"));
      } else if (step instanceof Step.Index index) {
        pointer.append(index.index());
      } else {
        throw new AssertionError(step);
      }
    }
    return pointer.toString();
  }
}
