package dev.edict.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.golden.GoldenFile;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast way of deciding between alternatives reads the same trees as the full one. */
class SyntaxTreeTest {

  @ParameterizedTest
  @MethodSource("texts")
  void bothPredictionModesAgree(String text) {
    assertThat(read(text, PredictionMode.SLL))
        .isEqualTo(read(text, PredictionMode.LL))
        .isEqualTo(read(text, PredictionMode.LL_EXACT_AMBIG_DETECTION));
  }

  static Stream<String> texts() {
    Path folder = Path.of("src/test/resources/parser");
    return Stream.concat(
        Stream.of(SamplePolicy.TEXT),
        Stream.of("declarations", "network", "filesystem", "mcp", "expressions", "tests", "slips")
            .flatMap(name -> GoldenFile.casesOf(folder.resolve(name + ".golden")).stream())
            .map(GoldenFile.Case::input));
  }

  private static List<Object> read(String text, PredictionMode mode) {
    PolicySource source = PolicySource.of("a.edict", text);
    ErrorLog log = new ErrorLog(source, 100);
    PolicyTokens tokens = Tokenizer.read(source, log);
    SyntaxTree tree = SyntaxTree.of(source, tokens, log, mode);
    SourceSpan whole = new SourceSpan(0, text.length());
    return List.of(AstBuilder.build(tree, tokens, whole, ParseLimits.DEFAULTS, log), log.sorted());
  }
}
