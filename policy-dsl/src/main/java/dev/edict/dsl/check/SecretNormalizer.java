package dev.edict.dsl.check;

import dev.edict.dsl.ast.SecretStatement;
import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.SecretBinding;

/** Reads which secret goes where, and refuses targets that could smuggle text into a request. */
final class SecretNormalizer {
  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  private final EndpointReader endpoints;
  private final PatternReader<NamePattern> servers;

  SecretNormalizer(Patterns patterns) {
    this.endpoints = new EndpointReader(patterns.hosts);
    this.servers = patterns.servers;
  }

  SecretBinding normalize(CheckedDocument document, Policy policy, SecretStatement statement) {
    checkName(document, statement.name());
    checkTarget(document, statement);
    String prefix = statement.prefix() == null ? "" : statement.prefix().value();
    if (!prefix.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      document.report(
          DiagnosticCode.BAD_INJECTION,
          statement.span(),
          "the prefix of a secret is printable ASCII");
    }
    return new SecretBinding(
        policy,
        statement.name().value(),
        servers.readTexts(document, statement.servers()),
        endpoints.read(document, statement.endpoints()),
        statement.place(),
        statement.target().value(),
        prefix,
        document.at(statement.span()));
  }

  private static void checkName(CheckedDocument document, Text name) {
    boolean readable =
        !name.value().isEmpty()
            && name.value().length() <= NameShapeCheck.LONGEST_NAME
            && name.value().chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!readable) {
      document.report(
          DiagnosticCode.BAD_INJECTION,
          name.span(),
          "the name of a secret is printable ASCII without blanks");
    }
  }

  private static void checkTarget(CheckedDocument document, SecretStatement statement) {
    String target = statement.target().value();
    boolean header = statement.place() == Place.HEADER;
    boolean readable =
        !target.isEmpty()
            && target.length() <= NameShapeCheck.LONGEST_NAME
            && (header ? isToken(target) : isVariable(target));
    if (!readable) {
      document.report(
          DiagnosticCode.BAD_INJECTION,
          statement.target().span(),
          header ? "this is not the name of a header" : "this is not the name of a variable");
    }
    if (!header && !statement.endpoints().isEmpty()) {
      document.report(
          DiagnosticCode.BAD_INJECTION,
          statement.target().span(),
          "a request to a host has no environment",
          "write `inject header \"…\"`");
    }
  }

  private static boolean isToken(String text) {
    return text.chars().allMatch(c -> isLetterOrDigit(c) || TOKEN_PUNCTUATION.indexOf(c) >= 0);
  }

  private static boolean isVariable(String text) {
    return text.chars().allMatch(c -> isLetterOrDigit(c) || c == '_')
        && !(text.charAt(0) >= '0' && text.charAt(0) <= '9');
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
