package dev.edict.landlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An order to the packaged launcher, and what came of it. */
final class ConfinedProgram {
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  static final Path JAR = Path.of("target", "policy-landlock.jar").toAbsolutePath();

  private final List<String> texts = new ArrayList<>(List.of("edict-landlock 1"));
  private Path directory = Path.of("/");

  /** What a program said, and how it ended. */
  record Ended(int code, List<String> out, String err) {}

  /** Leaves the test out, and says so, where the kernel cannot confine. */
  static void assumeAvailable() throws Exception {
    assertThat(JAR).exists();
    Ended probe =
        run(new ProcessBuilder(JAVA.toString(), "-jar", JAR.toString(), "probe"), new byte[0]);
    assumeTrue(probe.code() == 0, "Landlock is unavailable: " + probe.err().strip());
  }

  /** Returns an order that gives what the programs of the system and of Java need. */
  static ConfinedProgram ofTheSystem() throws IOException {
    ConfinedProgram program = new ConfinedProgram();
    Path java = Path.of(System.getProperty("java.home"));
    for (Path path :
        List.of(Path.of("/usr"), Path.of("/lib64"), Path.of("/lib"), Path.of("/proc"), java)) {
      if (Files.exists(path)) {
        program.with("run", path.toRealPath().toString());
      }
    }
    return program;
  }

  ConfinedProgram with(String kind, String value) {
    texts.add(kind);
    texts.add(value);
    return this;
  }

  ConfinedProgram in(Path value) {
    directory = value;
    return this;
  }

  ConfinedProgram words(List<String> words) {
    words.forEach(word -> with("word", word));
    return this;
  }

  byte[] order() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String text : texts) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    return ByteBuffer.allocate(4 + bytes.size())
        .putInt(bytes.size())
        .put(bytes.toByteArray())
        .array();
  }

  Ended run(String input) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            JAVA.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:-MaxFDLimit",
            "-Xrs",
            "-jar",
            JAR.toString());
    builder.environment().putAll(Map.of("SECRET_OF_THE_LAUNCHER", "1"));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(order());
    all.writeBytes(input.getBytes(StandardCharsets.UTF_8));
    return run(builder.directory(directory.toFile()), all.toByteArray());
  }

  static Ended run(ProcessBuilder builder, byte[] input) throws Exception {
    Path out = Files.createTempFile("edict-landlock", ".out");
    Path err = Files.createTempFile("edict-landlock", ".err");
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (var to = process.getOutputStream()) {
        to.write(input);
      } catch (IOException gone) {
        // It ended before it had read everything, which its code says.
        assertThat(process.waitFor()).isNotZero();
      }
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return new Ended(process.exitValue(), Files.readAllLines(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Returns the words that start {@link Attempts}. */
  static List<String> attempts(List<String> attempts) {
    List<String> words =
        new ArrayList<>(
            List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                Attempts.class.getName()));
    words.addAll(attempts);
    return words;
  }
}
