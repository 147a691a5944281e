package dev.edict.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a program that writes, again and again in one directory: what it acknowledged is there. */
class CrashTest {
  private static final long SEED = 20260701;
  private static final int MOST_BEFORE_KILL = 60;
  private static final int FRESH_START = 25;

  @TempDir private Path directory;

  @Test
  void noAcknowledgedEventIsEverLost() throws Exception {
    Random random = new Random(SEED);
    Set<String> acknowledged = new HashSet<>();
    Path journal = directory;
    for (int kill = 0; kill < Thoroughness.KILLS; kill++) {
      if (kill % FRESH_START == 0) {
        journal = directory.resolve("journal-" + kill);
        acknowledged.clear();
      }
      acknowledged.addAll(killAfter(random.nextInt(MOST_BEFORE_KILL), journal, "run" + kill));
      // Every other time the next run of the program recovers, not this test.
      if (kill % 2 == 0 || kill + 1 == Thoroughness.KILLS || (kill + 1) % FRESH_START == 0) {
        Samples.fill(journal, Samples.quiet().build(), 1, 0);
        List<@Nullable String> kept = Samples.contents(journal);
        assertThat(new HashSet<>(kept)).as("kill %d", kill).containsAll(acknowledged);
        assertThat(kept.stream().filter(text -> !"tail-cut".equals(text)).toList())
            .doesNotHaveDuplicates();
        assertThat(Samples.verify(journal).findings()).as("kill %d", kill).isEmpty();
      }
    }
  }

  @Test
  void anotherProgramIsRefusedAlsoWhenItsDirectoryWasLookedAt() throws Exception {
    Path journal = directory.resolve("held");
    AuditJournal held = AuditJournal.open(journal, Samples.quiet().build());
    try (held) {
      held.write(Samples.event("a"));
      assertThat(Samples.verify(journal).findings()).isEmpty();
      assertThatThrownBy(() -> AuditJournal.open(journal, Samples.quiet().build()))
          .isInstanceOf(JournalException.class);
      Process program = program(journal, "other", ProcessBuilder.Redirect.DISCARD);
      try (BufferedReader out = program.inputReader(StandardCharsets.US_ASCII)) {
        assertThat(out.readLine()).isNull();
        assertThat(program.waitFor()).isEqualTo(1);
      } finally {
        program.destroyForcibly();
      }
    }
    assertThat(Samples.contents(journal)).containsExactly("a");
  }

  private static Process program(Path journal, String run, ProcessBuilder.Redirect errors)
      throws IOException {
    return new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath(),
            CrashingWriter.class.getName(),
            journal.toString(),
            run)
        .redirectError(errors)
        .start();
  }

  /** Kills the program when it has acknowledged this many events, and returns all it did. */
  private static Set<String> killAfter(int events, Path journal, String run) throws Exception {
    Process program = program(journal, run, ProcessBuilder.Redirect.INHERIT);
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.US_ASCII))) {
      String line = out.readLine();
      while (line != null && acknowledged.size() < events) {
        acknowledged.add(line);
        line = out.readLine();
      }
      assertThat(line).as("the program ended by itself").isNotNull();
      program.destroyForcibly();
      addWhole(line, out, acknowledged);
    } finally {
      program.destroyForcibly();
    }
    program.waitFor();
    return acknowledged;
  }

  /** Adds what was acknowledged before the kill; the last line may be cut by it. */
  private static void addWhole(
      @Nullable String first, BufferedReader out, Set<String> acknowledged) {
    List<String> lines = new ArrayList<>();
    try {
      for (String line = first; line != null; line = out.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      lines.add("");
    }
    if (!lines.isEmpty()) {
      acknowledged.addAll(lines.subList(0, lines.size() - 1));
    }
  }

  private static String classPath() {
    String modules = System.getProperty("jdk.module.path", "");
    String classes = System.getProperty("java.class.path", "");
    return String.join(
        File.pathSeparator, "target/classes", "target/test-classes", modules, classes);
  }
}
