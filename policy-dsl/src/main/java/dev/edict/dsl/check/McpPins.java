package dev.edict.dsl.check;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.ast.McpStatement;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Suggestions;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.UrlTarget;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.dsl.rule.ValueType;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns approved catalogs, servers and tools into ordinary rules, so that the tables, explanations
 * and analyses need to know nothing of pins.
 *
 * <ul>
 *   <li>The catalogs of a policy: a deny of registering any server from elsewhere.
 *   <li>A server: an allow of registering it, and a deny of everything on it while its catalog,
 *       digest or URL differ from the pin or are not known.
 *   <li>A tool: a deny of calling it while the digest of its definition differs or is not known.
 * </ul>
 */
final class McpPins {
  private static final NamePattern ANY_SERVER = NamePattern.parseServer("*").value();

  private final CheckedDocument document;
  private final Policy policy;

  McpPins(CheckedDocument document, Policy policy) {
    this.document = document;
    this.policy = policy;
  }

  /** Returns the rules that the pins of the document stand for, in order of the text. */
  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    Set<String> catalogs = catalogs(rules);
    document
        .statements(McpStatement.Server.class)
        .forEach(server -> addServer(rules, server, catalogs));
    document.statements(McpStatement.ToolPin.class).forEach(pin -> addTool(rules, pin));
    return rules;
  }

  private Set<String> catalogs(List<Rule> rules) {
    Set<String> names = new LinkedHashSet<>();
    List<McpStatement.Catalog> statements =
        document.statements(McpStatement.Catalog.class).toList();
    for (McpStatement.Catalog catalog : statements) {
      names.add(catalog.name().value());
      checkLabel(catalog.name(), "a catalog");
    }
    if (!statements.isEmpty()) {
      Condition listed =
          new Condition.Membership(
              attribute(AttributeRoot.SERVER, "catalog"), new Operand.StringSet(names));
      rules.add(
          rule(
              "catalogs",
              Effect.DENY,
              new RuleTarget.Register(List.of(ANY_SERVER)),
              new Condition.Not(listed),
              statements.get(0).span()));
    }
    return names;
  }

  private void addServer(List<Rule> rules, McpStatement.Server server, Set<String> catalogs) {
    NamePattern name =
        literal(NamePattern.parseServer(server.name().value()), server.name(), "a server");
    checkCatalog(server, catalogs);
    List<Condition> pins = new ArrayList<>();
    if (server.catalog() != null) {
      pins.add(equal(AttributeRoot.SERVER, "catalog", server.catalog().value()));
    }
    if (server.digest() != null) {
      checkDigest(server.digest());
      pins.add(equal(AttributeRoot.SERVER, "digest", server.digest().value()));
    }
    if (server.url() != null) {
      document.accept(
          UrlTarget.parse(server.url().value()), DiagnosticCode.BAD_HOST, server.url().span());
      pins.add(equal(AttributeRoot.SERVER, "url", server.url().value()));
    }
    if (name == null) {
      return;
    }
    String label = server.name().value();
    Condition pinned = pins.size() == 1 ? pins.get(0) : new Condition.All(pins);
    rules.add(
        rule(
            "server " + label,
            Effect.ALLOW,
            new RuleTarget.Register(List.of(name)),
            pinned,
            server.span()));
    if (!pins.isEmpty()) {
      rules.add(
          rule(
              "pin of server " + label,
              Effect.DENY,
              new RuleTarget.UseServer(List.of(name)),
              new Condition.Not(pinned),
              server.span()));
    }
  }

  private void addTool(List<Rule> rules, McpStatement.ToolPin pin) {
    checkDigest(pin.digest());
    ToolPattern tool =
        document.accept(
            ToolPattern.parse(pin.tool().value()), DiagnosticCode.BAD_TOOL, pin.tool().span());
    if (tool == null) {
      return;
    }
    if (!tool.server().glob().isLiteral() || !tool.tool().glob().isLiteral()) {
      document.report(
          DiagnosticCode.BAD_TOOL, pin.tool().span(), "a pin names one tool, without wildcards");
      return;
    }
    rules.add(
        rule(
            "pin of tool " + pin.tool().value(),
            Effect.DENY,
            new RuleTarget.Call(List.of(tool)),
            new Condition.Not(equal(AttributeRoot.TOOL, "digest", pin.digest().value())),
            pin.span()));
  }

  private @Nullable NamePattern literal(Canonical<NamePattern> parsed, Text written, String what) {
    NamePattern name = document.accept(parsed, DiagnosticCode.BAD_NAME, written.span());
    if (name != null && !name.glob().isLiteral()) {
      document.report(
          DiagnosticCode.BAD_NAME,
          written.span(),
          what + " is approved by its name, without wildcards");
      return null;
    }
    return name;
  }

  private void checkCatalog(McpStatement.Server server, Set<String> catalogs) {
    if (server.catalog() == null) {
      return;
    }
    checkLabel(server.catalog(), "a catalog");
    String catalog = server.catalog().value();
    if (!catalogs.isEmpty() && !catalogs.contains(catalog)) {
      document.report(
          DiagnosticCode.UNKNOWN_CATALOG,
          server.catalog().span(),
          "this policy lists no catalog `" + catalog + "`, so the server could never be registered",
          Suggestions.didYouMean(catalog, catalogs) + "add `catalog \"" + catalog + "\"`");
    }
  }

  private void checkLabel(Text label, String what) {
    String value = label.value();
    if (value.isBlank() || value.length() > NameShapeCheck.LONGEST_NAME) {
      document.report(
          DiagnosticCode.BAD_NAME,
          label.span(),
          "the name of "
              + what
              + " is blank or longer than "
              + NameShapeCheck.LONGEST_NAME
              + " characters");
    }
  }

  private void checkDigest(Text digest) {
    String value = digest.value();
    String hex = value.startsWith("sha256:") ? value.substring("sha256:".length()) : "";
    boolean wellFormed =
        hex.length() == 64
            && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    if (!wellFormed) {
      document.report(
          DiagnosticCode.BAD_DIGEST,
          digest.span(),
          "a digest is `sha256:` and 64 lower-case hexadecimal digits");
    }
  }

  private Rule rule(
      String name, Effect effect, RuleTarget target, Condition condition, SourceSpan span) {
    return new Rule(
        new RuleId(policy.name(), name),
        policy,
        effect,
        false,
        target,
        condition,
        Optional.empty(),
        Optional.empty(),
        AuditSeverity.INFORMATIONAL,
        List.of(),
        document.at(span));
  }

  private static Condition equal(AttributeRoot root, String member, String value) {
    return new Condition.Comparison(
        Operator.EQUAL, attribute(root, member), new Operand.StringValue(value));
  }

  private static Operand.AttributeValue attribute(AttributeRoot root, String member) {
    return new Operand.AttributeValue(
        root, List.of(new Operand.Step.Member(member)), ValueType.STRING);
  }
}
