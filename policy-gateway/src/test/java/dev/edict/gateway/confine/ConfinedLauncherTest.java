package dev.edict.gateway.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as the gateway sees it; scripts stand for the program {@code java}. */
class ConfinedLauncherTest {
  private static final ConfinementPlan PLAN =
      new ConfinementPlan(List.of("/r"), List.of("/w ä"), List.of("/usr"), Set.of(3128), List.of());

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void lay() throws IOException {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "only Linux has Landlock");
    jar = Files.createFile(folder.resolve("launcher.jar"));
  }

  @Test
  void theOrderStandsBeforeWhatTheProgramReads() throws Exception {
    ConfinedLauncher launcher =
        launcher(
            "for last; do :; done; [ \"$last\" = probe ] && echo landlock 7 || { /usr/bin/env; /bin/cat; }");
    ProcessBuilder builder = new ProcessBuilder("node", "x y");
    builder.environment().clear();
    builder.environment().put("KEY", "secret");

    assertThat(launcher.availability().abi()).isEqualTo(7);
    Process process = launcher.start(builder, PLAN);
    process.getOutputStream().write("rest".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    byte[] all = process.getInputStream().readAllBytes();
    String seen = new String(all, StandardCharsets.UTF_8);
    String variables = seen.substring(0, seen.indexOf('\0'));

    assertThat(variables).doesNotContain("KEY");
    String order =
        "edict-landlock 1|read|/r|write|/w ä|run|/usr|connect|3128|variable|KEY=secret|word|node|word|x y|";
    assertThat(seen).endsWith(order.replace('|', '\0') + "rest");
    int length = order.getBytes(StandardCharsets.UTF_8).length;
    int start = all.length - "rest".length() - length - Integer.BYTES;
    assertThat(new DataInputStream(new ByteArrayInputStream(all, start, 4)).readInt())
        .isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo landlock 0",
        "echo landlock",
        "echo landlock 7x",
        "echo landlock 99999",
        "echo 7",
        "exit 0",
        "echo landlock 7; exit 1"
      })
  void whatIsNoProofIsNoConfinement(String script) throws IOException {
    ConfinedLauncher launcher = launcher(script);

    assertThat(launcher.availability().isAvailable()).isFalse();
    assertThatThrownBy(() -> launcher.start(new ProcessBuilder("touch", "x"), PLAN))
        .hasMessageStartingWith("programs cannot be confined: ");
  }

  @Test
  void theReasonIsWhatTheLauncherSays() throws IOException {
    assertThat(launcher("echo 'edict-landlock: no Landlock' >&2; exit 125").availability().reason())
        .isEqualTo("edict-landlock: no Landlock");
    assertThat(
            launcher("echo Error; echo java.lang.UnsupportedClassVersionError; exit 1")
                .availability()
                .reason())
        .isEqualTo("the Java of the launcher is older than 22");
    assertThat(ConfinedLauncher.of(folder.resolve("absent"), jar).availability().reason())
        .isEqualTo("there is no file " + folder.resolve("absent"));
    assertThat(ConfinedLauncher.absent("no reason").availability().reason()).isEqualTo("no reason");
  }

  @Test
  void whatIsNoTextIsNotOrdered() throws IOException {
    ConfinedLauncher launcher = launcher("echo landlock 7");

    for (String word : List.of("a\0b", "\uD800")) {
      assertThatThrownBy(() -> launcher.start(new ProcessBuilder("x", word), PLAN))
          .isInstanceOf(IOException.class);
    }
  }

  private ConfinedLauncher launcher(String script) throws IOException {
    Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\n" + script + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return ConfinedLauncher.of(java, jar);
  }
}
