package dev.edict.landlock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.landlock.ConfinedProgram.Ended;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the launcher says of kernels that cannot confine. */
class ProbeIT {
  private static final int EOPNOTSUPP = 95;

  @BeforeAll
  static void isAvailable() throws Exception {
    ConfinedProgram.assumeAvailable();
  }

  @Test
  void aKernelWithoutLandlock() throws Exception {
    assertThat(probe(Kernel.CREATE_RULESET, Kernel.ENOSYS).err())
        .isEqualTo("edict-landlock: cannot ask for Landlock: Function not implemented\n");
    assertThat(probe(Kernel.CREATE_RULESET, EOPNOTSUPP).err())
        .isEqualTo("edict-landlock: cannot ask for Landlock: Operation not supported\n");
  }

  @Test
  void aKernelWhoseLandlockIsTooOld() throws Exception {
    assertThat(probe(Kernel.CREATE_RULESET, 0).err())
        .isEqualTo(
            "edict-landlock: the kernel has version 0 of Landlock; version 4 (Linux 6.7) is needed\n");
  }

  @Test
  void aKernelThatPromisesAndDoesNothing() throws Exception {
    assertThat(probe(Kernel.RESTRICT_SELF, 0).err())
        .startsWith("edict-landlock: the kernel took the rules, and let pass what they refuse: ");
  }

  @Test
  void aKernelThatKeepsFilesOpen() throws Exception {
    assertThat(probe(Kernel.CLOSE_RANGE, Kernel.ENOSYS).err())
        .isEqualTo("edict-landlock: cannot close files: Function not implemented\n");
  }

  private static Ended probe(int call, int errno) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                ConfinedProgram.JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath()
                    + File.pathSeparator
                    + ConfinedProgram.JAR,
                OtherKernel.class.getName(),
                String.valueOf(call),
                String.valueOf(errno)));
    words.addAll(
        List.of(ConfinedProgram.JAVA.toString(), "-jar", ConfinedProgram.JAR.toString(), "probe"));
    Ended ended = ConfinedProgram.run(new ProcessBuilder(words), new byte[0]);

    assertThat(ended.code()).isEqualTo(Main.NOT_STARTED);
    assertThat(ended.out()).isEmpty();
    return ended;
  }
}
