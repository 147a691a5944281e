package dev.edict.lsp;

import dev.edict.dsl.ast.AttributePath.Step;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.McpStatement;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.parser.ParseResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Position;

/** What may follow at a place: names of the workspace, then words of the language. */
final class Completions {
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "subject", List.of("user", "org", "teams"),
          "server", List.of("name", "catalog", "digest", "url"),
          "tool", List.of("name", "digest", "readOnly", "destructive", "idempotent", "openWorld"));

  private static final List<String> TOP =
      List.of(
          "assert",
          "attribute",
          "delegate",
          "filesystem",
          "import",
          "limits",
          "mcp",
          "network",
          "policy",
          "set",
          "test");
  private static final List<String> INSIDE =
      List.of(
          "allow",
          "and",
          "any",
          "approval",
          "by",
          "call",
          "catalog",
          "connect",
          "default",
          "delete",
          "deny",
          "execute",
          "for",
          "from",
          "get prompt",
          "has",
          "http",
          "in",
          "inject",
          "invalid",
          "is",
          "level",
          "like",
          "local",
          "mount",
          "never",
          "not",
          "observe",
          "on",
          "only",
          "or",
          "org",
          "path",
          "port",
          "read",
          "read resource",
          "register",
          "require approval",
          "resolved",
          "secret",
          "server",
          "severity",
          "tcp",
          "team",
          "to",
          "tool",
          "udp",
          "under",
          "unless",
          "until",
          "when",
          "where",
          "with",
          "within",
          "write");
  private static final List<String> ROOTS =
      List.of("agent", "args", "sandbox", "server", "subject", "time", "tool");

  private final Snapshot snapshot;
  private final ParseResult document;
  private final Map<String, CompletionItem> items = new LinkedHashMap<>();

  private Completions(Snapshot snapshot, ParseResult document) {
    this.snapshot = snapshot;
    this.document = document;
  }

  static List<CompletionItem> at(Snapshot snapshot, ParseResult document, Position position) {
    Completions completions = new Completions(snapshot, document);
    completions.collect(Positions.lineBefore(document.source(), position));
    return new ArrayList<>(completions.items.values());
  }

  private void collect(String before) {
    int quote = openQuote(before);
    if (quote >= 0) {
      insideString(lastWord(before.substring(0, quote).stripTrailing()));
      return;
    }
    if (before.contains("//")) {
      return;
    }
    int dot = before.length() - lastWord(before).length() - 1;
    if (dot >= 0 && before.charAt(dot) == '.') {
      members(lastWord(before.substring(0, dot)));
      return;
    }
    Snapshot.visibleSets(document).forEach(name -> add(name, CompletionItemKind.Variable, "set"));
    ROOTS.forEach(root -> add(root, CompletionItemKind.Property, "attribute"));
    TOP.forEach(word -> add(word, CompletionItemKind.Keyword, ""));
    INSIDE.forEach(word -> add(word, CompletionItemKind.Keyword, ""));
  }

  /** Returns where the string starts that is open at the end of a line, or -1. */
  private static int openQuote(String line) {
    int open = -1;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && open >= 0) {
        i++;
      } else if (c == '"') {
        open = open < 0 ? i : -1;
      }
    }
    return open;
  }

  private static String lastWord(String text) {
    int start = text.length();
    while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start);
  }

  private void insideString(String keyword) {
    switch (keyword) {
      case "by" -> ruleNames();
      case "from" -> fileNames();
      case "call", "register", "server" -> servers(keyword.equals("call") ? "/" : "");
      default -> {
        // Hosts, paths and names are the author's own.
      }
    }
  }

  private void ruleNames() {
    for (ParseResult each : snapshot.analysis().documents()) {
      for (RuleStatement rule : Snapshot.rules(each)) {
        Text name = rule.name();
        if (name != null) {
          add(name.value(), CompletionItemKind.Reference, "rule of " + each.source().name());
        }
      }
    }
  }

  private void fileNames() {
    for (ParseResult each : snapshot.analysis().documents()) {
      if (!each.source().equals(document.source())) {
        add(each.source().name(), CompletionItemKind.File, "policy file");
      }
    }
  }

  private void servers(String after) {
    TreeSet<String> names = new TreeSet<>();
    for (ParseResult each : snapshot.analysis().documents()) {
      TreeNodes.of(each.document(), McpStatement.Server.class)
          .forEach(server -> names.add(server.name().value()));
    }
    names.forEach(name -> add(name + after, CompletionItemKind.Module, "server"));
  }

  private void members(String root) {
    MEMBERS
        .getOrDefault(root, List.of())
        .forEach(member -> add(member, CompletionItemKind.Property, "built in"));
    if (root.equals("subject")) {
      for (ParseResult each : snapshot.analysis().documents()) {
        each.document()
            .all(Declaration.Attribute.class)
            .flatMap(attribute -> attribute.path().steps().stream())
            .filter(Step.Member.class::isInstance)
            .map(Step.Member.class::cast)
            .forEach(member -> add(member.name(), CompletionItemKind.Property, "declared"));
      }
    }
  }

  private void add(String label, CompletionItemKind kind, String detail) {
    CompletionItem item = new CompletionItem(label);
    item.setKind(kind);
    item.setDetail(detail);
    items.putIfAbsent(label, item);
  }
}
