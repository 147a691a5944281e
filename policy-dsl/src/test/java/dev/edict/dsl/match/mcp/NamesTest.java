package dev.edict.dsl.match.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Outcomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "get_issue", "Get-Issue.v2", "__x__", "-", "..", "0"})
  void acceptsNames(String text) {
    assertThat(Outcomes.of(ServerName.parse(text))).isEqualTo(text);
    assertThat(Outcomes.of(ToolName.parse(text))).isEqualTo(text);
    assertThat(Outcomes.of(PromptName.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "a b",
        " a",
        "a ",
        "a\0",
        "a\n",
        "a*",
        "a?",
        "a:b",
        "a\\b",
        "a,b",
        "a%20b",
        "é",
        "\u0430dmin",
        "a\u200b",
        "a\ud83d",
      })
  void refusesOtherCharacters(String text) {
    assertThat(Outcomes.of(ServerName.parse(text))).isEqualTo("!bad-server-name");
    assertThat(Outcomes.of(ToolName.parse(text))).isEqualTo("!bad-tool-name");
    assertThat(Outcomes.of(PromptName.parse(text))).isEqualTo("!bad-prompt-name");
  }

  @Test
  void holdsTheLengthLimits() {
    assertThat(Outcomes.of(ToolName.parse(""))).isEqualTo("!empty");
    assertThat(Outcomes.of(ToolName.parse("a".repeat(128)))).hasSize(128);
    assertThat(Outcomes.of(ToolName.parse("a".repeat(129)))).isEqualTo("!too-long");
    assertThat(ToolName.parse("get issue").rejection().offset()).isEqualTo(3);
  }

  @Test
  void keepsKindsAndCaseApart() {
    assertThat(ToolName.parse("x").value()).isEqualTo(ToolName.parse("x").value());
    assertThat(ToolName.parse("x").value()).isNotEqualTo(ToolName.parse("X").value());
    assertThat((Object) ToolName.parse("x").value()).isNotEqualTo(ServerName.parse("x").value());
  }

  @ParameterizedTest
  @CsvSource({
    "get_*, get_*",
    "*, *",
    "*?, *",
    "a*?b, a?*b",
    "plain, plain",
    "a**b, !bad-glob",
    "**, !bad-glob",
    "a[bc], !bad-tool-name",
    "a/b, !bad-tool-name",
    "'', !empty",
  })
  void readsNamePatterns(String text, String expected) {
    assertThat(Outcomes.of(NamePattern.parseTool(text))).isEqualTo(expected);
  }

  @Test
  void matchesPromptNames() {
    NamePattern pattern = NamePattern.parsePrompt("review_*").value();
    assertThat(pattern.matches(PromptName.parse("review_code").value())).isTrue();
    assertThat(pattern.matches(PromptName.parse("Review_code").value())).isFalse();
    assertThat(Outcomes.of(NamePattern.parsePrompt("a b"))).isEqualTo("!bad-prompt-name");
  }
}
