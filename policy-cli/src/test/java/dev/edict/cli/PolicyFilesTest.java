package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectory(temporary.resolve("set"));
    for (String name : List.of("b.edict", "a.edict", "teams/pay/c.edict", "notes.txt")) {
      put(name);
    }
  }

  @Test
  void findsTheFilesOfADirectoryByNameInOrder() throws IOException {
    assertThat(names(folder)).containsExactly("a.edict", "b.edict", "teams/pay/c.edict");
  }

  @Test
  void namesFilesRelativeToTheCommonRoot() throws IOException {
    assertThat(names(folder.resolve("teams"), folder.resolve("a.edict")))
        .containsExactly("a.edict", "teams/pay/c.edict");
    assertThat(names(folder.resolve("teams"))).containsExactly("pay/c.edict");
    assertThat(names(folder.resolve("teams/pay/c.edict"))).containsExactly("c.edict");
  }

  @Test
  void takesAFileNamedTwiceOnce() throws IOException {
    assertThat(names(folder, folder.resolve("teams/../a.edict")))
        .containsExactly("a.edict", "b.edict", "teams/pay/c.edict");
  }

  @Test
  void takesAFileOfAnyNameWhenItIsNamed() throws IOException {
    assertThat(names(folder.resolve("notes.txt"))).containsExactly("notes.txt");
  }

  @Test
  void showsFilesOutsideTheWorkingDirectoryByTheirWholePath() throws IOException {
    assertThat(PolicyFiles.find(List.of(folder)).shownRoot()).isEqualTo(folder + "/");
  }

  @Test
  void showsFilesBeneathTheWorkingDirectoryFromThere() throws IOException {
    assertThat(PolicyFiles.find(List.of(Path.of("src/test/resources/policies"))).shownRoot())
        .isEqualTo("src/test/resources/policies/");
    assertThat(PolicyFiles.find(List.of(Path.of("src/../pom.xml"))).shownRoot()).isEmpty();
  }

  @Test
  void followsLinksSoThatNoPolicyIsLeftOut() throws IOException {
    Files.createSymbolicLink(folder.resolve("teams/linked"), outside().getParent());
    Files.createSymbolicLink(folder.resolve("teams/file.edict"), outside());
    assertThat(names(folder)).contains("teams/linked/outside.edict", "teams/file.edict").hasSize(5);
  }

  @Test
  void leavesHiddenFilesAndDirectoriesOut() throws IOException {
    put(".git/x.edict");
    put("teams/.x.edict");
    assertThat(names(folder)).hasSize(3);
  }

  @Test
  void takesAHiddenDirectoryThatIsNamed() throws IOException {
    put(".policies/x.edict");
    assertThat(names(folder.resolve(".policies"))).containsExactly("x.edict");
  }

  @Test
  void refusesLinksThatLeadBack() throws IOException {
    Files.createSymbolicLink(folder.resolve("teams/back"), folder);
    assertThatThrownBy(() -> names(folder)).isInstanceOf(FileSystemLoopException.class);
  }

  @Test
  void refusesALinkToNothing() throws IOException {
    Files.createSymbolicLink(folder.resolve("x.edict"), folder.resolve("nothing"));
    assertThatThrownBy(() -> names(folder))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("not a regular file: " + folder.resolve("x.edict"));
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> names(folder.resolve("x")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("no such file or directory: ");
  }

  @Test
  void refusesADirectoryWithoutPolicies() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> names(folder, empty))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("no .edict files in ");
  }

  @Test
  void takesWhatAPatternFits() throws IOException {
    put("teams/pay/deep/d.edict");
    assertThat(names(folder.resolve("**/*.edict")))
        .containsExactly("a.edict", "b.edict", "teams/pay/c.edict", "teams/pay/deep/d.edict");
    assertThat(names(folder.resolve("*.edict"))).containsExactly("a.edict", "b.edict");
    assertThat(names(folder.resolve("teams/*/?.edict"))).containsExactly("pay/c.edict");
    assertThat(names(folder.resolve("**/pay/**"))).hasSize(2);
  }

  @Test
  void takesOnlyPoliciesByAPattern() throws IOException {
    put(".hidden/x.edict");
    assertThat(names(folder.resolve("*"))).containsExactly("a.edict", "b.edict");
    assertThat(names(folder.resolve("**"))).hasSize(3);
  }

  @Test
  void refusesAPatternThatFitsNothing() {
    assertThatThrownBy(() -> names(folder.resolve("x*.edict")))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("no .edict files fit " + folder.resolve("x*.edict"));
    assertThatThrownBy(() -> names(folder.resolve("nowhere/*.edict")))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("no such directory: " + folder.resolve("nowhere"));
  }

  private List<String> names(Path... paths) throws IOException {
    return List.copyOf(PolicyFiles.find(List.of(paths)).files().keySet());
  }

  private void put(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "edict 1\n");
  }

  private Path outside() throws IOException {
    Path other = Files.createDirectories(temporary.resolve("other"));
    return Files.writeString(other.resolve("outside.edict"), "edict 1\n");
  }
}
