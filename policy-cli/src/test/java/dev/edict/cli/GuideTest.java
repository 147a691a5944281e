package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every policy of the guide is in order and every test in it passes. */
class GuideTest {
  private static final Path GUIDE = Path.of("../spec/guide");
  private static final int NEEDS = 20;

  /** What a fragment on a page leaves out. */
  private static final String FRAGMENT =
      """
      import dev.edict.dsl.*;
      import dev.edict.dsl.rule.*;
      import dev.edict.dsl.source.*;
      import dev.edict.eval.*;
      import dev.edict.eval.test.coverage.*;
      import dev.edict.eval.test.mutation.*;
      import dev.edict.eval.request.*;
      import dev.edict.eval.test.*;
      import dev.edict.gateway.file.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;

      class Example {
        void example(
            List<PolicySource> sources,
            PolicyDecisionPoint pdp,
            Subject subject,
            Environment environment)
            throws Exception {
      %s
        }
      }
      """;

  private final CommandRun edict = new CommandRun();

  @TempDir private Path folder;

  static Stream<MarkdownBlock> policies() throws IOException {
    return blocks().filter(block -> block.language().startsWith("edict"));
  }

  private static Stream<MarkdownBlock> blocks() throws IOException {
    List<MarkdownBlock> blocks = new ArrayList<>();
    try (Stream<Path> pages = Files.list(GUIDE)) {
      for (Path page : pages.sorted().toList()) {
        blocks.addAll(MarkdownBlock.read(page));
      }
    }
    return blocks.stream();
  }

  @Test
  void compilesEveryJavaExample() throws IOException {
    List<MarkdownBlock> examples =
        blocks().filter(block -> block.language().equals("java")).toList();
    assertThat(examples).isNotEmpty();
    for (MarkdownBlock example : examples) {
      compile(example, example.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway.md", "testing.md"})
  void compilesEveryJavaFragment(String page) throws IOException {
    List<MarkdownBlock> fragments =
        MarkdownBlock.read(GUIDE.resolveSibling(page)).stream()
            .filter(block -> block.language().equals("java"))
            .toList();
    assertThat(fragments).isNotEmpty();
    for (MarkdownBlock fragment : fragments) {
      compile(fragment, FRAGMENT.formatted(fragment.text()));
    }
  }

  private void compile(MarkdownBlock example, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("Example.java"), text);
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(out, out, "-d", folder.toString(), "-cp", libraries(), file.toString());
    assertThat(code).as(example + "\n" + messages).isZero();
  }

  private static String libraries() {
    return Stream.of("java.class.path", "jdk.module.path")
        .map(property -> System.getProperty(property, ""))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void checksAsItSays(MarkdownBlock block) {
    int code = edict.input(block.text()).run("check", "--fail-on=note", "-");
    if (block.language().equals("edict faulty")) {
      assertThat(code).as(block.toString()).isEqualTo(ExitCode.FINDINGS);
    } else {
      assertThat(code).as(block + "\n" + edict.out()).isZero();
    }
  }

  @Test
  void answersTwentyNeedsWithTestedPolicies() throws IOException {
    List<MarkdownBlock> blocks =
        MarkdownBlock.read(GUIDE.resolve("cookbook.md")).stream()
            .filter(block -> block.language().equals("edict"))
            .toList();
    assertThat(blocks).hasSize(NEEDS).allMatch(block -> block.text().contains("\ntest "));
  }
}
