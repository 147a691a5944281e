package dev.edict.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.source.PolicySource;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text. */
class ParserProperties {
  private static final List<String> PIECES =
      List.of(
          "edict",
          "1",
          "import",
          "from",
          "policy",
          "level",
          "org",
          "for",
          "team",
          "set",
          "a",
          "host",
          "attribute",
          "network",
          "filesystem",
          "mcp",
          "limits",
          "cpu",
          "4GiB",
          "per",
          "delegate",
          "within",
          "test",
          "assert",
          "never",
          "only",
          "allow",
          "deny",
          "observe",
          "connect",
          "tcp",
          "http",
          "GET",
          "to",
          "port",
          "80",
          "path",
          "on",
          "under",
          "call",
          "register",
          "read",
          "resource",
          "get",
          "prompt",
          "when",
          "unless",
          "where",
          "until",
          "require",
          "approval",
          "severity",
          "catalog",
          "server",
          "digest",
          "url",
          "tool",
          "secret",
          "inject",
          "header",
          "env",
          "prefix",
          "mount",
          "resolved",
          "with",
          "by",
          "default",
          "invalid",
          "and",
          "or",
          "not",
          "in",
          "has",
          "like",
          "is",
          "true",
          "==",
          "=",
          "<",
          ":",
          ",",
          ".",
          "-",
          "@",
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          "10.0.0.0/8",
          "0.5",
          "\"s\"",
          "\"",
          "'",
          "#",
          ";",
          "//",
          "\n",
          "\n",
          "\n",
          "é");

  @Property(tries = 2000, seed = "1")
  void tokenSoupIsRead(@ForAll("soups") String text) {
    check(text);
  }

  @Property(tries = 2000, seed = "2")
  void anyTextIsRead(@ForAll String text) {
    check(text);
  }

  @Property(tries = 500, seed = "3")
  void readingIsDeterministic(@ForAll("soups") String text) {
    assertThat(parse(text)).isEqualTo(parse(text));
  }

  @Property(tries = 500, seed = "4")
  void everyFindingHasAPlaceInTheText(@ForAll("soups") String text) {
    int length = text.codePointCount(0, text.length());
    for (Diagnostic found : parse(text).diagnostics()) {
      assertThat(found.location().span().end()).isLessThanOrEqualTo(length);
      assertThat(found.message()).isNotBlank().doesNotContain("\n", "<EOF>", "LBRACE", "WORD");
    }
  }

  @Provide
  Arbitrary<String> soups() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(60)
        .map(pieces -> pieces.stream().collect(Collectors.joining(" ", "edict 1 network { ", "")));
  }

  private static void check(String text) {
    ParseResult result = parse(text);
    assertThat(DiagnosticRenderer.render(result.diagnostics()).isEmpty())
        .isEqualTo(result.diagnostics().isEmpty());
    assertThat(TreePrinter.print(result.document())).startsWith("PolicyDocument");
  }

  private static ParseResult parse(String text) {
    return PolicyParser.parse(PolicySource.of("a.edict", text));
  }
}
