package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.gateway.confine.ConfinedLauncher.Availability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandlockProgramTest {
  @TempDir private Path folder;

  @Test
  void whatIsMissingIsSaid() throws IOException {
    assertThat(reason(Map.of(), folder, 17))
        .isEqualTo(
            "the launcher needs Java 22 or later, and this is 17; name the program java of one in"
                + " EDICT_LANDLOCK_JAVA");
    assertThat(reason(Map.of(), folder, 22))
        .isEqualTo(
            "there is no launcher: name policy-landlock.jar in EDICT_LANDLOCK, or put it into "
                + folder);
    assertThat(reason(Map.of("EDICT_LANDLOCK_JAVA", "/x"), null, 17))
        .isEqualTo("there is no launcher: name policy-landlock.jar in EDICT_LANDLOCK");
  }

  @Test
  void aJarBesideTheProgramIsFoundAndANamedOneIsTaken() throws IOException {
    Files.createFile(folder.resolve("policy-landlock.jar"));

    assertThat(reason(Map.of(), folder, 22)).contains("there is no file /no-such-home/bin/java");
    assertThat(reason(Map.of("EDICT_LANDLOCK", "/x.jar", "EDICT_LANDLOCK_JAVA", "/"), folder, 22))
        .contains("there is no file /");
  }

  @Test
  void whatIsNotHeldBackIsSaid() {
    assertThat(GatewayConfinementCommand.line(new Availability(7, "")))
        .isEqualTo("available: Landlock version 7, as the kernel proved");
    assertThat(GatewayConfinementCommand.line(new Availability(4, "")))
        .endsWith("; not held back: control of devices; not held back: signals");
    assertThat(GatewayConfinementCommand.line(new Availability(0, "no\nLandlock")))
        .startsWith("unavailable: no")
        .doesNotContain("\n");
  }

  private static String reason(Map<String, String> variables, @Nullable Path folder, int version) {
    return LandlockProgram.find(
            name -> variables.getOrDefault(name, ""), folder, version, Path.of("/no-such-home"))
        .availability()
        .reason();
  }
}
