package dev.edict.dsl.match.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.RejectionCode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualifiedToolNameTest {

  @ParameterizedTest
  @CsvSource({
    "github__get_me, __, github, github, get_me",
    "github__get__me, __, github, github, get__me",
    "evil___thing, __, evil, evil, _thing",
    "evil___thing, __, evil_, evil_, thing",
    "a.b.c, ., a, a, b.c",
    "a/b, /, 'a b', a, b"
  })
  void takesApartWhatOnePairWasJoinedTo(
      String text, String separator, String servers, String server, String tool) {
    QualifiedToolName name = parse(text, separator, servers).value();
    assertThat(name.server().text()).isEqualTo(server);
    assertThat(name.tool().text()).isEqualTo(tool);
  }

  @ParameterizedTest
  @CsvSource({
    "evil___thing, __, evil evil_, AMBIGUOUS_TOOL_NAME",
    "a__b__c, __, a a__b, AMBIGUOUS_TOOL_NAME",
    "mcp__a__b, __, mcp mcp__a, AMBIGUOUS_TOOL_NAME",
    "gitlab__x, __, github, UNKNOWN_SERVER",
    "GitHub__x, __, github, UNKNOWN_SERVER",
    "github, __, github, UNKNOWN_SERVER",
    "github_x, __, github, UNKNOWN_SERVER",
    "githubx__y, __, github, UNKNOWN_SERVER",
    "github__, __, github, EMPTY",
    "github__a/b, __, github, BAD_TOOL_NAME"
  })
  void refusesTheRest(String text, String separator, String servers, RejectionCode code) {
    assertThat(parse(text, separator, servers).rejection().code()).isEqualTo(code);
  }

  @Test
  void refusalSaysWhere() {
    assertThat(parse("github__a/b", "__", "github").rejection().offset()).isEqualTo(9);
  }

  @Test
  void separatorIsNotEmpty() {
    assertThatThrownBy(() -> parse("ab", "", "a")).isInstanceOf(IllegalArgumentException.class);
  }

  /** What is accepted is the pair that was joined, whatever the names look like. */
  @Property
  void acceptedIsWhatWasJoined(
      @ForAll @Size(min = 1, max = 4)
          List<@StringLength(min = 1, max = 4) @Chars({'a', '_'}) String> servers,
      @ForAll @StringLength(min = 1, max = 4) @Chars({'a', '_'}) String tool) {
    String server = servers.get(0);
    Canonical<QualifiedToolName> parsed =
        parse(server + "__" + tool, "__", String.join(" ", servers));
    if (parsed.isAccepted()) {
      assertThat(parsed.value().server().text()).isEqualTo(server);
      assertThat(parsed.value().tool().text()).isEqualTo(tool);
    } else {
      assertThat(parsed.rejection().code()).isEqualTo(RejectionCode.AMBIGUOUS_TOOL_NAME);
    }
  }

  private static Canonical<QualifiedToolName> parse(String text, String separator, String servers) {
    return QualifiedToolName.parse(
        text,
        separator,
        Arrays.stream(servers.split(" ", -1)).map(name -> ServerName.parse(name).value()).toList());
  }
}
