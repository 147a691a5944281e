package dev.edict.dsl.match.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Outcomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolPatternTest {

  private static ToolPattern pattern(String text) {
    return ToolPattern.parse(text).value();
  }

  @ParameterizedTest
  @CsvSource({
    "github/get_*, github/get_*",
    "*/*, */*",
    "github/*?, github/*",
    "github, !bad-tool-pattern",
    "'', !bad-tool-pattern",
    "*, !bad-tool-pattern",
    "github/a/b, !bad-tool-pattern",
    "github//b, !bad-tool-pattern",
    "/get, !empty",
    "github/, !empty",
    "git hub/get, !bad-server-name",
    "github/g et, !bad-tool-name",
    "github/**, !bad-glob",
    "**/get, !bad-glob",
  })
  void readsServerAndTool(String text, String expected) {
    assertThat(Outcomes.of(ToolPattern.parse(text))).isEqualTo(expected);
  }

  @Test
  void saysWhatToWrite() {
    assertThat(ToolPattern.parse("get_issue").rejection().help()).contains("server/tool");
    assertThat(ToolPattern.parse("github/g et").rejection().offset()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "github/get_*, github, get_issue, true",
    "github/get_*, github, Get_issue, false",
    "github/get_*, github, delete, false",
    "github/get_*, GitHub, get_issue, false",
    "github/get_*, evil, get_issue, false",
    "*/delete_*, evil, delete_all, true",
    "git*/*, github, x, true",
    "evil_/thing, evil, _thing, false",
    "evil__/thing, evil, __thing, false",
  })
  void matchesThePair(String pattern, String server, String tool, boolean expected) {
    assertThat(
            pattern(pattern)
                .matches(ServerName.parse(server).value(), ToolName.parse(tool).value()))
        .isEqualTo(expected);
  }

  @Test
  void relatesServersAndToolsTogether() {
    ToolPattern reads = pattern("github/get_*");
    assertThat(reads.covers(pattern("github/get_issue"))).isTrue();
    assertThat(reads.covers(pattern("*/get_issue"))).isFalse();
    assertThat(reads.covers(pattern("github/*"))).isFalse();
    assertThat(reads.overlaps(pattern("*/*_issue"))).isTrue();
    assertThat(reads.overlaps(pattern("gitlab/*"))).isFalse();
    assertThat(reads.overlaps(pattern("github/list_*"))).isFalse();
  }
}
