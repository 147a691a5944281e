package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that answer questions about all requests. */
class AnalysisCommandsTest {
  private final CommandRun edict = new CommandRun();

  @TempDir private Path folder;

  private String narrow = "";
  private String wide = "";

  @BeforeEach
  void writePolicies() throws IOException {
    narrow = write("narrow.edict", "allow \"api\" connect tcp to \"api.x.com:443\"");
    wide =
        write(
            "wide.edict",
            "allow \"api\" connect tcp to \"*.x.com:443\"\ndeny \"bad\" connect any to \"bad.x.com\"");
  }

  private String write(String name, String rules) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "edict 1\npolicy \"p\" level org\nnetwork {\n" + rules + "\n}\n");
    return file.toString();
  }

  @Test
  void diffTellsWhatIsNewlyAllowed() {
    assertThat(edict.run("diff", "--fail-on", "widening", narrow, wide)).isEqualTo(1);
    assertThat(edict.out()).startsWith("newly allowed: connect tcp to *.x.com except");
  }

  @Test
  void diffOfTheSamePolicyIsEmpty() {
    assertThat(edict.run("diff", wide, wide)).isZero();
    assertThat(edict.out()).isEmpty();
  }

  @Test
  void diffIsWrittenAsJson() {
    assertThat(edict.run("diff", "--format", "json", "--fail-on", "nothing", wide, narrow))
        .isZero();
    assertThat(edict.out()).contains("\"equal\" : false", "\"widening\" : false");
  }

  @Test
  void lintTellsWhatIsUnguarded() {
    assertThat(edict.run("lint", narrow)).isEqualTo(1);
    assertThat(edict.out()).contains("warning[unguarded-name]");
    assertThat(edict.run("lint", "--severity", "unguarded-name=off", narrow)).isZero();
  }

  @Test
  void queryTellsWhatIsLetThrough() {
    assertThat(edict.run("query", "-p", wide, "who can reach \"*.x.com\"")).isZero();
    assertThat(edict.out()).contains("allowed: connect tcp to *.x.com except bad.x.com port 443");
  }

  @Test
  void whyNotNamesTheRuleToDrop() {
    assertThat(edict.run("why-not", "-p", wide, "connect", "bad.x.com:443")).isZero();
    assertThat(edict.out()).contains("drop `bad`");
  }

  @Test
  void effectiveSaysThatALevelChangesNothing() {
    assertThat(edict.run("effective", "-p", wide, "--level", "local")).isZero();
    assertThat(edict.out()).contains("change no decision");
  }
}
