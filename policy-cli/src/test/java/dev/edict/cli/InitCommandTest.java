package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitCommandTest {
  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();

  @ParameterizedTest
  @EnumSource(Preset.class)
  void writesAPolicyThatChecksClean(Preset preset) throws IOException {
    assertThat(edict.run("init", "--preset", preset.word())).isZero();
    Golden.assertKept("init/" + preset.word() + ".edict", edict.out());
    checkClean(edict.out());
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void takesWhatTheUserNames(Preset preset) {
    int code =
        edict.run(
            "init",
            "--preset=" + preset.word(),
            "--registry=packages.corp.example:8443",
            "--registry=10.1.2.3",
            "--allow-host=*.corp.example:443",
            "--mcp-server=github",
            "--workspace=/srv/agent/",
            "--level=local",
            "--name=My \"own\"");
    assertThat(code).isZero();
    String policy = edict.out();
    checkClean(policy);
    assertThat(
            edict.input(policy).run("decide", "-p", "-", "connect", "packages.corp.example:8443"))
        .isZero();
    assertThat(edict.input(policy).run("decide", "-p", "-", "write", "/srv/agent/x")).isZero();
  }

  @Test
  void namesNoRegistryByItself() {
    for (Preset preset : Preset.values()) {
      assertThat(edict.run("init", "--preset", preset.word())).isZero();
      assertThat(edict.out()).doesNotContain("registr", "mirror");
    }
  }

  @Test
  void warnsOfTheOpenPreset() {
    edict.run("init", "--preset=open");
    assertThat(edict.err()).startsWith("warning: ");
    assertThat(edict.out()).contains("// WARNING: open.");
  }

  @Test
  void refusesWhatIsNoPattern() {
    assertThat(edict.run("init", "--registry=a b")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("init", "--allow-host=x\"")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("init", "--mcp-server=a/b")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("init", "--workspace=work")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("init", "--workspace=/srv/*")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("init", "--preset=lax")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("init", "--name", "x".repeat(300))).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.out()).isEmpty();
  }

  @Test
  void refusesAWorkspaceWhereThePresetWouldNotHold() {
    assertThat(edict.run("init", "--workspace=~/.ssh")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("these options make no sound policy");
  }

  @Test
  void leavesAnExistingFileAsItIs() throws IOException {
    Path file = folder.resolve("a.edict");
    assertThat(edict.run("init", "-o", file.toString())).isZero();
    Files.writeString(file, "mine");
    assertThat(edict.run("init", "-o", file.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(file).hasContent("mine");
  }

  private void checkClean(String policy) {
    assertThat(edict.input(policy).run("check", "--fail-on=note", "-")).as(edict.out()).isZero();
    assertThat(edict.err()).contains("1 test passed, 2 assertions proved, 0 errors");
  }
}
