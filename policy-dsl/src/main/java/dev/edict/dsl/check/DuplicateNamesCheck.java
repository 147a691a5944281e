package dev.edict.dsl.check;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.McpStatement;
import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.util.HashMap;
import java.util.Map;

/** Names are unique: of sets and tests in a file, of pinned servers and tools, of limits. */
final class DuplicateNamesCheck implements DocumentCheck {

  @Override
  public void check(CheckedDocument document) {
    checkPins(document);
    Names sets = new Names(document, DiagnosticCode.DUPLICATE_SET, "a set");
    document
        .all(Declaration.Import.class)
        .forEach(imported -> imported.names().forEach(name -> sets.add(name.text(), name.span())));
    document
        .all(Declaration.NamedSet.class)
        .forEach(set -> sets.add(set.name().text(), set.name().span()));
    Names tests = new Names(document, DiagnosticCode.DUPLICATE_TEST, "a test");
    document
        .all(TestDeclaration.class)
        .forEach(test -> tests.add(test.name().value(), test.name().span()));
    Names limits = new Names(document, DiagnosticCode.DUPLICATE_LIMIT, "a limit");
    document
        .all(Declaration.Limits.class)
        .flatMap(block -> block.limits().stream())
        .forEach(limit -> limits.add(limit.name().text(), limit.name().span()));
  }

  private static void checkPins(CheckedDocument document) {
    Names pins = new Names(document, DiagnosticCode.DUPLICATE_SERVER, "a pinned server or tool");
    document
        .statements(McpStatement.Server.class)
        .forEach(server -> pins.add(server.name().value(), server.name().span()));
    document
        .statements(McpStatement.ToolPin.class)
        .forEach(pin -> pins.add(pin.tool().value(), pin.tool().span()));
  }

  /** The names of one kind seen so far. */
  private static final class Names {
    private final CheckedDocument document;
    private final DiagnosticCode code;
    private final String what;
    private final Map<String, SourceLocation> seen = new HashMap<>();

    Names(CheckedDocument document, DiagnosticCode code, String what) {
      this.document = document;
      this.code = code;
      this.what = what;
    }

    void add(String name, SourceSpan span) {
      SourceLocation first = seen.putIfAbsent(name, document.at(span));
      if (first != null) {
        document.reportAgain(
            code, span, what + " named `" + name + "` already exists in this file", first);
      }
    }
  }
}
