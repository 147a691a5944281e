package dev.edict.dsl.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A file of named cases, each an input followed by what the code under test makes of it.
 *
 * <pre>
 * === name of the case
 * input
 * --- name of an output
 * output
 * </pre>
 *
 * {@code mvn test -Dgolden.update=true} writes the outputs anew; the difference is for review.
 */
public final class GoldenFile {
  private static final String CASE = "=== ";
  private static final String OUTPUT = "--- ";
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private GoldenFile() {}

  /** One case: its name and its input. */
  public record Case(String name, String input) {}

  /** Checks every case of a file, or writes the file anew. */
  public static void check(Path file, Function<Case, Map<String, String>> outputs) {
    String before = read(file);
    StringBuilder after = new StringBuilder();
    for (Case golden : cases(before)) {
      after.append(CASE).append(golden.name).append('\n').append(golden.input);
      outputs
          .apply(golden)
          .forEach((name, text) -> after.append(OUTPUT).append(name).append('\n').append(text));
    }
    if (UPDATE) {
      assertThat(System.getenv("CI")).as("golden files are never rewritten in CI").isNull();
      write(file, after.toString());
    } else {
      assertThat(after.toString()).as("%s", file).isEqualTo(before);
    }
  }

  /** Returns the cases of a file, in order. */
  public static List<Case> casesOf(Path file) {
    return cases(read(file));
  }

  private static List<Case> cases(String text) {
    List<Case> cases = new ArrayList<>();
    String name = "";
    StringBuilder input = new StringBuilder();
    boolean inInput = false;
    for (String line : text.split("(?<=\n)", -1)) {
      if (line.startsWith(CASE)) {
        if (!name.isEmpty()) {
          cases.add(new Case(name, input.toString()));
        }
        name = line.substring(CASE.length()).strip();
        input.setLength(0);
        inInput = true;
      } else if (line.startsWith(OUTPUT)) {
        inInput = false;
      } else if (inInput) {
        input.append(line);
      }
    }
    cases.add(new Case(name, input.toString()));
    assertThat(cases).as("cases").allSatisfy(c -> assertThat(c.name).isNotEmpty());
    return cases;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
