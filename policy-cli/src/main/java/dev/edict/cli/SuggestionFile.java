package dev.edict.cli;

import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.TestDrafts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The file that suggested tests are written to. What it holds already stays. */
final class SuggestionFile {
  private SuggestionFile() {}

  /** Returns the tests as a policy file. */
  static String text(List<DraftedTest> drafts) {
    return TestDrafts.file(drafts, Set.of(), true);
  }

  /**
   * Adds the tests to {@code file}.
   *
   * @throws CommandFailure if it is there and is no policy file without errors
   * @throws IOException if it cannot be read or written; it is then as it was
   */
  static void add(List<DraftedTest> drafts, Path file) throws IOException {
    if (!Files.exists(file)) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      AtomicFile.write(file, text(drafts).getBytes(StandardCharsets.UTF_8));
      return;
    }
    PolicyReader.Reading reading = PolicyReader.read(file.toString(), file);
    ParseResult parsed = PolicyParser.parse(reading.source());
    if (reading.fault().isPresent() || parsed.hasErrors()) {
      throw new CommandFailure("`" + file + "` has errors; no tests were added to it");
    }
    Set<String> taken = new HashSet<>();
    parsed.document().all(TestDeclaration.class).forEach(test -> taken.add(test.name().value()));
    String before = reading.source().text();
    String separator = before.endsWith("\n") ? "" : "\n";
    AtomicFile.replace(file, before + separator + TestDrafts.file(drafts, taken, false));
  }
}
