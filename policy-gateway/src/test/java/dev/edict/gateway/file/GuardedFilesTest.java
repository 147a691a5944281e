package dev.edict.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedFilesTest {
  private static final int LIMIT = 1000;
  private static final int TRIES = 3000;
  private static final byte[] MINE = "inside, rewritten".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Path box;
  private Path outside;
  private GuardedFiles files;

  @BeforeEach
  void makeFiles() throws IOException {
    Path root = folder.toRealPath();
    box = Files.createDirectories(root.resolve("box"));
    outside = Files.createDirectories(root.resolve("outside"));
    Files.createDirectories(box.resolve("dir"));
    Files.writeString(box.resolve("dir/file"), "inside");
    Files.writeString(outside.resolve("file"), "outside");
    String text =
        """
        edict 1
        policy "P" level org
        filesystem {
          allow "box" read, write, delete on "%s/**"
          deny "keys" read, write, delete on "**/.env"
        }
        """
            .formatted(box);
    PolicyDecisionPoint policy =
        PolicyDecisionPoint.of(
            PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet());
    files =
        GuardedFiles.of(
            policy::decide,
            Subject.user("alice"),
            Environment.UNKNOWN.withProfile(FilesystemProfile.POSIX));
  }

  @Test
  void allowedFilesAreReadWrittenAndDeleted() throws IOException {
    String file = box + "/dir/new";

    files.write(file, MINE);
    assertThat(files.read(file, LIMIT)).isEqualTo(MINE);
    files.delete(file);

    assertThat(Path.of(file)).doesNotExist();
  }

  @Test
  void deniedFilesAreNot() throws IOException {
    Files.writeString(box.resolve(".env"), "KEY=1");

    for (String path : new String[] {outside + "/file", box + "/.env", box + "/../outside/file"}) {
      assertThatThrownBy(() -> files.read(path, LIMIT)).isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> files.write(path, MINE)).isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> files.delete(path)).isInstanceOf(IOException.class);
    }
    assertThat(outside.resolve("file")).hasContent("outside");
  }

  @Test
  void aLinkIsWhatItLeadsTo() throws IOException {
    Files.createSymbolicLink(box.resolve("in"), box.resolve("dir/file"));
    Files.createSymbolicLink(box.resolve("out"), outside.resolve("file"));
    Files.createSymbolicLink(box.resolve("dangling"), outside.resolve("made"));

    assertThat(files.read(box + "/in", LIMIT)).asString().isEqualTo("inside");
    assertThatThrownBy(() -> files.read(box + "/out", LIMIT))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.write(box + "/dangling", MINE)).isInstanceOf(IOException.class);
    assertThat(outside.resolve("made")).doesNotExist();
  }

  @Test
  void whatMayNotBeKnownIsDeniedWhetherItIsThereOrNot() {
    assertThatThrownBy(() -> files.read(outside + "/absent", LIMIT))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.read(box + "/absent", LIMIT))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void directoriesAndLargeFilesAreRefused() throws IOException {
    Files.writeString(box.resolve("large"), "x".repeat(LIMIT + 1));

    assertThatThrownBy(() -> files.read(box + "/dir", LIMIT)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> files.read(box + "/large", LIMIT)).isInstanceOf(IOException.class);
  }

  @Test
  void nobodyGetsOutBySwappingADirectoryForALink() throws Exception {
    Path dir = box.resolve("dir");
    Path aside = box.resolve("aside");
    Path link = Files.createSymbolicLink(box.resolve("link"), outside);
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong swaps = new AtomicLong();
    Thread adversary =
        new Thread(
            () -> {
              while (!done.get()) {
                swap(dir, aside, link);
                swaps.incrementAndGet();
              }
            });
    adversary.start();
    int read = 0;
    for (int i = 0; i < TRIES || swaps.get() < TRIES; i++) {
      read += attempt(dir + "/file") ? 1 : 0;
    }
    done.set(true);
    adversary.join();

    assertThat(read).isPositive();
    assertThat(outside.resolve("file")).hasContent("outside");
  }

  private static void swap(Path dir, Path aside, Path link) {
    try {
      Files.move(dir, aside, StandardCopyOption.ATOMIC_MOVE);
      Files.move(link, dir, StandardCopyOption.ATOMIC_MOVE);
      Files.move(dir, link, StandardCopyOption.ATOMIC_MOVE);
      Files.move(aside, dir, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  /** Returns whether it went well; what is outside is never seen, whether it does or not. */
  private boolean attempt(String file) {
    try {
      assertThat(files.read(file, LIMIT)).asString().startsWith("inside");
      files.write(file, MINE);
      return true;
    } catch (IOException swapped) {
      return false;
    }
  }
}
