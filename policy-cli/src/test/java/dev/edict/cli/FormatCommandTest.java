package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
  private static final String TIDY =
      """
      edict 1

      policy "Acme" level org

      network {
        allow "site" connect tcp to "example.com:443"
      }
      """;
  private static final String UNTIDY =
      TIDY.replace("  allow \"site\"", "allow    \"site\"").replace("\n\n", "\n");
  private static final String BROKEN = TIDY.replace("connect", "");

  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();

  @Test
  void printsOneFile() throws IOException {
    Path file = put("a.edict", UNTIDY);
    assertThat(edict.run("fmt", file.toString())).isZero();
    assertThat(edict.out()).isEqualTo(TIDY);
    assertThat(file).hasContent(UNTIDY);
  }

  @Test
  void printsStandardInput() {
    assertThat(edict.input(UNTIDY).run("fmt", "-")).isZero();
    assertThat(edict.out()).isEqualTo(TIDY);
  }

  @Test
  void asksWhatToDoWithSeveralFiles() throws IOException {
    put("a.edict", TIDY);
    put("b.edict", TIDY);
    assertThat(edict.run("fmt", folder.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("several files; give --write or --check");
  }

  @Test
  void replacesTheFilesThatChangeAndNothingElse() throws IOException {
    Path tidy = put("a.edict", TIDY);
    Path untidy = put("b.edict", UNTIDY);
    Files.setPosixFilePermissions(untidy, PosixFilePermissions.fromString("rw-r----x"));
    Object before = Files.getLastModifiedTime(tidy);
    assertThat(edict.run("fmt", "--write", folder.toString())).isZero();
    assertThat(edict.err()).isEqualTo("formatted " + untidy + "\n");
    assertThat(untidy).hasContent(TIDY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(untidy)))
        .isEqualTo("rw-r----x");
    assertThat(Files.getLastModifiedTime(tidy)).isEqualTo(before);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(tidy, untidy);
    }
  }

  @Test
  void replacesWhatALinkLeadsTo() throws IOException {
    Path file = put("a.edict", UNTIDY);
    Path link = Files.createSymbolicLink(folder.resolve("link.edict"), file);
    assertThat(edict.run("fmt", "--write", link.toString())).isZero();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(file).hasContent(TIDY);
  }

  @Test
  void listsTheFilesThatWouldChange() throws IOException {
    Path untidy = put("b.edict", UNTIDY);
    put("a.edict", TIDY);
    assertThat(edict.run("fmt", "--check", folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).isEqualTo(untidy + "\n");
    assertThat(untidy).hasContent(UNTIDY);
  }

  @Test
  void isContentWithTidyFiles() throws IOException {
    put("a.edict", TIDY);
    assertThat(edict.run("fmt", "--check", folder.toString())).isZero();
    assertThat(edict.input(TIDY).run("fmt", "--check", "-")).isZero();
    assertThat(edict.out()).isEmpty();
  }

  @Test
  void leavesFilesWithSyntaxErrorsAlone() throws IOException {
    Path broken = put("a.edict", BROKEN);
    Path untidy = put("b.edict", UNTIDY);
    assertThat(edict.run("fmt", "--write", folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.err()).startsWith(broken + ":6:").contains("error[");
    assertThat(broken).hasContent(BROKEN);
    assertThat(untidy).hasContent(TIDY);
  }

  @Test
  void leavesFilesThatAreNotUtf8Alone() throws IOException {
    Path file = folder.resolve("a.edict");
    Files.write(file, new byte[] {'e', (byte) 0xff});
    assertThat(edict.run("fmt", file.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.err()).contains("a.edict:1:2: error[not-utf8]: byte 2 (0xFF) is not UTF-8");
  }

  @Test
  void printsNothingThatSteersTheTerminal() {
    assertThat(edict.input(TIDY + "// \u001b[31m \u202e\n").run("fmt", "-"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).isEmpty();
    assertThat(edict.err()).contains("\\u{1B}").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void refusesToDoTwoThingsAtOnce() {
    assertThat(edict.run("fmt", "--write", "--check", ".")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.input(TIDY).run("fmt", "--write", "-")).isEqualTo(ExitCode.REFUSED);
  }

  private Path put(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
