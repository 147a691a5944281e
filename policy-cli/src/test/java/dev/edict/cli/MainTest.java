package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
  private final CommandRun edict = new CommandRun();

  @Test
  void tellsItsVersion() {
    assertThat(edict.run("--version")).isZero();
    assertThat(edict.out()).matches("edict \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
  }

  @Test
  void tellsHowItIsUsed() {
    assertThat(edict.run("--help")).isZero();
    assertThat(edict.out())
        .startsWith("Usage: edict")
        .contains("check", "compile", "decide", "diff", "effective", "explain", "fmt", "limits")
        .contains("lint", "query", "why-not", "Exit codes:");
  }

  @Test
  void refusesToDoNothing() {
    assertThat(edict.run()).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.out()).isEmpty();
    assertThat(edict.err()).isEqualTo("edict: missing command\ntry `edict --help`\n");
  }

  @Test
  void namesTheHelpOfTheCommandThatWasMisused() {
    assertThat(edict.run("decide")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("--policy").endsWith("try `edict decide --help`\n");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    assertThat(edict.run("chekc")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("check");
  }

  @Test
  void showsNoControlCharactersOfItsArguments() {
    assertThat(edict.run("--\u001b[31mred")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).doesNotContain("\u001b").contains("\\u{1B}");
  }

  @Test
  void takesNoArgumentsFromFiles() {
    assertThat(edict.run("@/etc/hostname")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("@/etc/hostname");
  }
}
