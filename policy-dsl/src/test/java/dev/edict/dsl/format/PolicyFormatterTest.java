package dev.edict.dsl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs of files, {@code x.input} and {@code x.output}. {@code -Dgolden.update=true} writes the
 * outputs anew; the difference is to be read before it is committed.
 */
class PolicyFormatterTest {
  private static final Path PAIRS = Path.of("src", "test", "resources", "format");

  @ParameterizedTest
  @MethodSource("names")
  void writesTheOutputOfEachPair(String name) throws IOException {
    String formatted = format(input(name));
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("outputs are never rewritten in CI").isNull();
      Files.writeString(PAIRS.resolve(name + ".output"), formatted, UTF_8);
    }
    assertThat(formatted).isEqualTo(output(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void leavesAnOutputAsItIs(String name) throws IOException {
    assertThat(format(output(name))).isEqualTo(output(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsLinesThatEndInCarriageReturnAndLineFeed(String name) throws IOException {
    assertThat(format(input(name).replace("\n", "\r\n"))).isEqualTo(output(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsLinesThatEndInCarriageReturn(String name) throws IOException {
    assertThat(format(input(name).replace("\n", "\r"))).isEqualTo(output(name));
  }

  @Test
  void returnsNoTextForSyntaxErrors() {
    FormatResult result = PolicyFormatter.format(PolicySource.of("x.edict", "edict 1\nnetwork {"));
    assertThat(result.text()).isEmpty();
    assertThat(result.diagnostics()).isNotEmpty().allMatch(Diagnostic::isError);
  }

  @Test
  void refusesAStringThatItsEscapesWouldMakeTooLong() {
    String text = "edict 1 set s: host = [\"" + "\t".repeat(4096) + "\"]";
    FormatResult result = PolicyFormatter.format(PolicySource.of("x.edict", text));
    assertThat(result.text()).isEmpty();
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.TEXT_TOO_LARGE);
  }

  private static String format(String text) {
    FormatResult result = PolicyFormatter.format(PolicySource.of("x.edict", text));
    assertThat(result.diagnostics()).isEmpty();
    return result.text().orElseThrow();
  }

  private static String input(String name) throws IOException {
    return Files.readString(PAIRS.resolve(name + ".input"), UTF_8);
  }

  @Test
  void printsATreeThatNoTextWasWrittenFor() {
    String text =
        """
        edict 1

        policy "a" level org

        network {
          deny connect any to "x"
        }
        """;
    PolicyDocument parsed = PolicyParser.parse(PolicySource.of("x.edict", text)).document();
    assertThat(PolicyFormatter.print(parsed)).isEqualTo(text);
  }

  @Test
  void refusesATreeThatNoTextCanSay() {
    SourceSpan nowhere = SourceSpan.at(0);
    for (String level : List.of("org } network {", "org // comment", "", "\"org\"")) {
      Declaration policy =
          new Declaration.Policy(
              List.of(), new Text("a", nowhere), new Word(level, nowhere), List.of(), nowhere);
      PolicyDocument tree =
          new PolicyDocument(
              new PolicyDocument.LanguageVersion(1, nowhere), List.of(policy), nowhere);
      assertThatThrownBy(() -> PolicyFormatter.print(tree))
          .as(level)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("no policy text holds this tree: ");
    }
  }

  private static String output(String name) throws IOException {
    return Files.readString(PAIRS.resolve(name + ".output"), UTF_8);
  }

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(PAIRS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".input"))
          .map(file -> file.substring(0, file.length() - ".input".length()))
          .sorted()
          .toList();
    }
  }
}
