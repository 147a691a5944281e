package dev.edict.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.golden.GoldenFile;
import dev.edict.dsl.source.PolicySource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the parser makes of whole texts: trees, comments and messages, in reviewed files. */
class ParserGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/parser");
  private static final Path SLIPS = FOLDER.resolve("slips.golden");

  @TestFactory
  Stream<DynamicTest> treesAndMessages() {
    return Stream.of(
            "declarations", "network", "filesystem", "mcp", "expressions", "tests", "errors")
        .map(name -> FOLDER.resolve(name + ".golden"))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> GoldenFile.check(file, ParserGoldenTest::everything)));
  }

  @Test
  void messagesForSlips() {
    GoldenFile.check(SLIPS, golden -> Map.of("diagnostics", messages(parse(golden))));
  }

  @TestFactory
  Stream<DynamicTest> oneSlipIsOneFinding() {
    List<GoldenFile.Case> slips = GoldenFile.casesOf(SLIPS);
    assertThat(slips).hasSizeGreaterThan(30);
    return slips.stream()
        .map(
            slip ->
                DynamicTest.dynamicTest(
                    slip.name(), () -> assertThat(parse(slip).diagnostics()).hasSize(1)));
  }

  private static ParseResult parse(GoldenFile.Case golden) {
    return PolicyParser.parse(PolicySource.of("a.edict", golden.input()));
  }

  private static Map<String, String> everything(GoldenFile.Case golden) {
    ParseResult result = parse(golden);
    Map<String, String> outputs = new LinkedHashMap<>();
    outputs.put("tree", TreePrinter.print(result.document()));
    if (!result.comments().isEmpty()) {
      StringBuilder comments = new StringBuilder();
      for (Comment comment : result.comments()) {
        comments.append(TreePrinter.print(comment));
      }
      outputs.put("comments", comments.toString());
    }
    if (!result.diagnostics().isEmpty()) {
      outputs.put("diagnostics", messages(result));
    }
    return outputs;
  }

  private static String messages(ParseResult result) {
    return DiagnosticRenderer.render(result.diagnostics());
  }
}
