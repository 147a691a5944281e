package dev.edict.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedFileSystemTest {
  private static final int TRIES = 3000;

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Path box;
  private Path outside;
  private PolicyDecisionPoint policy;
  private FileSystem files;

  @BeforeEach
  void makeFiles() throws IOException {
    Path root = folder.toRealPath();
    box = Files.createDirectories(root.resolve("box"));
    outside = Files.createDirectories(root.resolve("outside"));
    Files.createDirectories(box.resolve("dir"));
    Files.writeString(box.resolve("dir/file"), "inside");
    Files.writeString(outside.resolve("file"), "outside");
    Path staging = Files.createDirectories(root.resolve("staging"));
    String text =
        """
        edict 1
        policy "P" level org
        filesystem {
          allow "box" read, write, delete on "%s/**"
          deny "keys" read, write, delete on "**/.env"
          deny "fixed" write, delete on "%s/fixed/**"
        }
        """
            .formatted(box, box);
    policy =
        PolicyDecisionPoint.of(
            PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet());
    files =
        GuardedFileSystem.of(
                this::decide,
                Subject.user("alice"),
                Environment.UNKNOWN.withProfile(FilesystemProfile.POSIX))
            .withStaging(staging);
  }

  private Decision decide(AccessRequest request) {
    asked.add(request.action() + " " + request.resource());
    return policy.decide(request);
  }

  private Path inBox(String name) {
    return files.getPath(box.toString(), name);
  }

  private Path outside(String name) {
    return files.getPath(outside.toString(), name);
  }

  @Test
  void ordinaryUseWorks() throws IOException {
    Path made = inBox("new");
    Files.writeString(made, "one\n");
    Files.writeString(made, "two\n", StandardOpenOption.APPEND);
    assertThat(Files.readAllLines(made)).containsExactly("one", "two");
    assertThat(Files.size(made)).isEqualTo(8);
    assertThat(Files.exists(made)).isTrue();
    assertThat(Files.isWritable(made)).isTrue();

    Path copy = Files.copy(made, inBox("copy"));
    Path moved = Files.move(copy, inBox("dir/moved"));
    assertThat(Files.readString(moved)).isEqualTo("one\ntwo\n");
    assertThat(box.resolve("copy")).doesNotExist();
    assertThat(Files.getAttribute(moved, "size")).isEqualTo(8L);
    assertThat(Files.isSameFile(moved, inBox("dir/../dir/moved"))).isTrue();

    Files.delete(moved);
    assertThat(Files.exists(moved)).isFalse();
    assertThat(asked).contains("rename " + box + "/copy -> " + box + "/dir/moved");
  }

  @Test
  void directoriesAreMadeListedWalkedAndDeleted() throws IOException {
    Path deep = Files.createDirectories(inBox("a/b/c"));
    Files.writeString(deep.resolve("leaf.txt"), "x");
    Files.writeString(deep.resolve("leaf.md"), "x");

    try (Stream<Path> walk = Files.walk(inBox("a"))) {
      assertThat(walk.map(Path::toString))
          .containsExactlyInAnyOrder(
              box + "/a", box + "/a/b", box + "/a/b/c", deep + "/leaf.txt", deep + "/leaf.md");
    }
    try (var matching = Files.newDirectoryStream(deep, "*.md")) {
      assertThat(matching).extracting(Path::toString).containsExactly(deep + "/leaf.md");
    }
    Files.delete(deep.resolve("leaf.md"));
    Files.delete(deep.resolve("leaf.txt"));
    Files.delete(deep);
    assertThat(box.resolve("a/b/c")).doesNotExist();
    assertThatThrownBy(() -> Files.createDirectory(inBox("a")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("staging")).isEmptyDirectory();
  }

  @Test
  void whatIsDeniedCannotBeUsedInAnyWay() throws IOException {
    Files.writeString(box.resolve(".env"), "KEY=1");
    Files.createDirectory(box.resolve("fixed"));
    Files.writeString(box.resolve("fixed/a"), "a");

    for (Path denied : List.of(outside("file"), inBox(".env"), inBox("../outside/file"))) {
      assertDenied(() -> Files.readString(denied));
      assertDenied(() -> Files.writeString(denied, "x"));
      assertDenied(() -> Files.delete(denied));
      assertDenied(() -> Files.copy(denied, inBox("copy")));
      assertDenied(
          () -> Files.copy(inBox("dir/file"), denied, StandardCopyOption.REPLACE_EXISTING));
      assertDenied(() -> Files.move(denied, inBox("copy")));
      assertDenied(
          () -> Files.move(inBox("dir/file"), denied, StandardCopyOption.REPLACE_EXISTING));
      assertDenied(() -> Files.size(denied));
      assertDenied(() -> assertThat(denied.toRealPath()).isNull());
      assertThat(Files.exists(denied)).isFalse();
    }
    assertDenied(() -> assertListed(outside("")));
    assertDenied(() -> Files.createDirectory(outside("dir")));
    assertDenied(() -> Files.move(inBox("fixed/a"), inBox("a")));
    assertThat(outside.resolve("file")).hasContent("outside");
    assertThat(outside.resolve("dir")).doesNotExist();
    assertThat(box.resolve("copy")).doesNotExist();
  }

  @Test
  void aLinkIsWhatItLeadsToUnlessItIsMeantItself() throws IOException {
    Files.createSymbolicLink(box.resolve("in"), box.resolve("dir/file"));
    Files.createSymbolicLink(box.resolve("out"), outside.resolve("file"));
    Files.createSymbolicLink(box.resolve("way"), outside);

    assertThat(Files.readString(inBox("in"))).isEqualTo("inside");
    assertDenied(() -> Files.readString(inBox("out")));
    assertDenied(() -> Files.readString(inBox("way/file")));
    assertDenied(() -> assertListed(inBox("way")));
    assertThat(Files.isSymbolicLink(inBox("out"))).isTrue();
    Files.delete(inBox("out"));
    assertThat(outside.resolve("file")).hasContent("outside");
    assertThatThrownBy(() -> Files.readString(inBox("absent")))
        .isInstanceOf(NoSuchFileException.class);
    assertDenied(() -> Files.readString(outside("absent")));
  }

  @Test
  void whatCouldGoPastThePolicyIsRefused() throws IOException {
    Path file = inBox("dir/file");

    assertThatThrownBy(() -> Files.createSymbolicLink(inBox("l"), file))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Files.createLink(inBox("l"), file))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Files.setAttribute(file, "lastModifiedTime", null))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Files.newOutputStream(file, StandardOpenOption.DELETE_ON_CLOSE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Files.readAttributes(file, PosixFileAttributes.class))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Files.move(inBox("dir"), inBox("other")))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(file::toFile).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Path.of(file.toUri())).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> file.resolve(box)).isInstanceOf(ProviderMismatchException.class);
    assertThatThrownBy(() -> Files.copy(file, file, StandardCopyOption.COPY_ATTRIBUTES))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(box.resolve("dir/file")).hasContent("inside");
  }

  @Test
  void pathsBehaveAsOthersDo() {
    Path path = inBox("a/./b/../c.txt");

    assertThat(path.normalize()).isEqualTo(inBox("a/c.txt"));
    assertThat(path.getFileName()).hasToString("c.txt");
    assertThat(path.getParent()).hasToString(box + "/a/./b/..");
    assertThat(inBox("a").relativize(inBox("a/b"))).hasToString("b");
    assertThat(inBox("a").startsWith(box.toString())).isTrue();
    assertThat(inBox("a").startsWith(box)).isFalse();
    assertThat(inBox("a").compareTo(inBox("b"))).isNegative();
    assertThat(files.getPathMatcher("glob:**/*.txt").matches(path)).isTrue();
    assertThat(files.getPath("a").toAbsolutePath()).isAbsolute();
    assertThat(files.getRootDirectories()).extracting(Path::toString).containsExactly("/");
  }

  @Test
  void swappedLinksLeadNowhere() throws Exception {
    Path way = box.resolve("way");
    Path other = box.resolve("other");
    Files.createDirectory(way);
    Files.writeString(way.resolve("file"), "inside");
    AtomicBoolean ends = new AtomicBoolean();
    AtomicLong swaps = new AtomicLong();
    Thread adversary = new Thread(() -> swap(way, other, ends, swaps));
    adversary.start();
    try {
      for (int i = 0; i < TRIES; i++) {
        attempt(() -> assertThat(Files.readString(inBox("way/file"))).isEqualTo("inside"));
        attempt(() -> Files.createDirectory(inBox("way/made")));
        attempt(() -> Files.move(inBox("way/file"), inBox("way/renamed")));
        attempt(() -> Files.move(inBox("way/renamed"), inBox("way/file")));
        attempt(() -> assertListed(inBox("way")));
        attempt(() -> Files.delete(inBox("way/made")));
      }
    } finally {
      ends.set(true);
      adversary.join();
    }
    assertThat(swaps.get()).isPositive();
    assertThat(outside.resolve("file")).hasContent("outside");
    assertThat(outside.resolve("made")).doesNotExist();
    assertThat(outside.resolve("renamed")).doesNotExist();
  }

  private void assertListed(Path directory) throws IOException {
    try (Stream<Path> listed = Files.list(directory)) {
      assertThat(listed.map(path -> path.getFileName().toString()))
          .isSubsetOf("file", "made", "renamed");
    }
  }

  private void swap(Path way, Path other, AtomicBoolean ends, AtomicLong swaps) {
    while (!ends.get()) {
      try {
        Files.move(way, other, StandardCopyOption.ATOMIC_MOVE);
        Files.createSymbolicLink(way, outside);
        Files.delete(way);
        Files.move(other, way, StandardCopyOption.ATOMIC_MOVE);
        swaps.incrementAndGet();
      } catch (IOException lost) {
        if (Files.exists(other, LinkOption.NOFOLLOW_LINKS)) {
          restore(way, other);
        }
      }
    }
  }

  private static void restore(Path way, Path other) {
    try {
      Files.deleteIfExists(way);
      Files.move(other, way, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException lost) {
      // The next round tries again.
      Thread.onSpinWait();
    }
  }

  private static void attempt(Attempt attempt) {
    try {
      attempt.run();
    } catch (IOException refused) {
      assertThat(refused).isNotNull();
    }
  }

  private static void assertDenied(Attempt attempt) {
    assertThatThrownBy(attempt::run).isInstanceOf(AccessDeniedException.class);
  }

  /** Something that the file system may refuse. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws IOException;
  }
}
