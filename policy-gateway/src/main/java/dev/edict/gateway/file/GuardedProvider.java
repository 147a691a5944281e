package dev.edict.gateway.file;

import dev.edict.dsl.rule.FileAction;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does what is asked of {@link GuardedPath}s, after the policy was asked. */
final class GuardedProvider extends FileSystemProvider {
  private static final Set<StandardOpenOption> WRITING =
      EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  private static final Set<OpenOption> KNOWN_OPTIONS = knownOptions();

  private final GuardedFileSystem files;
  private final FileJudge judge;
  private final @Nullable Path staging;

  GuardedProvider(GuardedFileSystem files, FileJudge judge, @Nullable Path staging) {
    this.files = files;
    this.judge = judge;
    this.staging = staging;
  }

  private static Set<OpenOption> knownOptions() {
    Set<OpenOption> known = new HashSet<>(List.of(StandardOpenOption.values()));
    known.add(LinkOption.NOFOLLOW_LINKS);
    // Deleting on closing would not be judged, and happens by path.
    known.remove(StandardOpenOption.DELETE_ON_CLOSE);
    return known;
  }

  private GuardedPath own(Path path) {
    if (path instanceof GuardedPath guarded && guarded.getFileSystem().equals(files)) {
      return guarded;
    }
    throw new ProviderMismatchException("a path of other files: " + path);
  }

  /** Returns the absolute path as it was named. */
  private String named(Path path) {
    return own(path).plain().toAbsolutePath().toString();
  }

  /** Returns what a path really is, if the policy allows the action on it. */
  private Path judged(FileAction action, Path path, Object... options) throws IOException {
    return Arrays.asList(options).contains(LinkOption.NOFOLLOW_LINKS)
        ? judge.judgedItself(action, named(path))
        : judge.judged(action, named(path));
  }

  /** Returns the same of what exists. */
  Path existing(FileAction action, Path path, LinkOption... options) throws IOException {
    Path real = judged(action, path, (Object[]) options);
    try (DirectoryWalk walk = DirectoryWalk.to(real)) {
      walk.attributes();
    }
    return real;
  }

  @Override
  public String getScheme() {
    return GuardedPath.SCHEME;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
    throw new UnsupportedOperationException("guarded files are made with a policy");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException("guarded files are made with a policy");
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException("guarded files are made with a policy");
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (!KNOWN_OPTIONS.containsAll(options)) {
      throw new UnsupportedOperationException("options of opening: " + options);
    }
    boolean writes = options.stream().anyMatch(WRITING::contains);
    Path real = judged(writes ? FileAction.WRITE : FileAction.READ, path, options.toArray());
    if (writes && options.contains(StandardOpenOption.READ)) {
      requireSame(real, judged(FileAction.READ, path, options.toArray()));
    }
    try (DirectoryWalk walk = DirectoryWalk.to(real)) {
      return walk.open(options, attributes);
    }
  }

  /** Requires that two judgements were about the same file. */
  private static void requireSame(Path one, Path other) throws AccessDeniedException {
    if (!one.equals(other)) {
      throw new AccessDeniedException(other.toString(), null, "a link changed meanwhile");
    }
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path dir, DirectoryStream.Filter<? super Path> filter) throws IOException {
    Path real = judged(FileAction.READ, dir);
    try (DirectoryWalk walk = DirectoryWalk.to(real)) {
      return new GuardedListing(walk.list(), own(dir), filter);
    }
  }

  @Override
  public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
    if (staging == null) {
      throw new UnsupportedOperationException("making directories needs a staging directory");
    }
    Path real = judge.judgedItself(FileAction.WRITE, named(dir));
    Path fresh = Files.createTempDirectory(staging, "new", attributes);
    try (DirectoryWalk from = DirectoryWalk.to(fresh.toRealPath());
        DirectoryWalk to = DirectoryWalk.to(real)) {
      if (to.exists()) {
        throw new FileAlreadyExistsException(dir.toString());
      }
      from.renameTo(to);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    Path real = judge.judgedItself(FileAction.DELETE, named(path));
    try (DirectoryWalk walk = DirectoryWalk.to(real)) {
      if (walk.attributes().isDirectory()) {
        walk.deleteDirectory();
      } else {
        walk.delete();
      }
    }
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    boolean replaces = isReplacing(options);
    Set<StandardOpenOption> how =
        replaces
            ? EnumSet.of(
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)
            : EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try (SeekableByteChannel from = newByteChannel(source, Set.of(StandardOpenOption.READ));
        SeekableByteChannel to = newByteChannel(target, how)) {
      FileCopy.copy(from, to);
    }
  }

  private static boolean isReplacing(CopyOption... options) {
    for (CopyOption option : options) {
      if (option != StandardCopyOption.REPLACE_EXISTING
          && option != StandardCopyOption.ATOMIC_MOVE) {
        throw new UnsupportedOperationException("option of copying or moving: " + option);
      }
    }
    return Arrays.asList(options).contains(StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Renames a regular file. Of directories it cannot be known that nothing denied gets in between.
   */
  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    boolean replaces = isReplacing(options);
    Path realFrom = FileJudge.realItself(Path.of(named(source)));
    Path realTo = FileJudge.realItself(Path.of(named(target)));
    judge.requireRename(named(source), realFrom, named(target), realTo);
    try (DirectoryWalk from = DirectoryWalk.to(realFrom);
        DirectoryWalk to = DirectoryWalk.to(realTo)) {
      BasicFileAttributes before = from.attributes();
      if (!before.isRegularFile()) {
        throw new UnsupportedOperationException("only regular files can be moved");
      }
      if (to.exists() && (!replaces || !to.attributes().isRegularFile())) {
        throw new FileAlreadyExistsException(target.toString());
      }
      from.renameTo(to);
      if (!to.attributes().isRegularFile()) {
        to.renameTo(from);
        throw new AccessDeniedException(
            source.toString(), target.toString(), "the file changed meanwhile");
      }
    }
  }

  @Override
  public boolean isSameFile(Path path, Path path2) throws IOException {
    return existing(FileAction.READ, path).equals(existing(FileAction.READ, path2));
  }

  @Override
  public boolean isHidden(Path path) {
    Path name = own(path).plain().getFileName();
    return name != null && name.toString().startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException("file stores of guarded files are not told");
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Path real = existing(FileAction.READ, path);
    for (AccessMode mode : modes) {
      FileAction action =
          switch (mode) {
            case READ -> FileAction.READ;
            case WRITE -> FileAction.WRITE;
            case EXECUTE -> FileAction.EXECUTE;
          };
      requireSame(real, judged(action, path));
    }
    real.getFileSystem().provider().checkAccess(real, modes);
  }

  /** Returns no view: what it gives later would not be judged. */
  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (!type.isAssignableFrom(BasicFileAttributes.class)) {
      throw new UnsupportedOperationException("attributes of guarded files: " + type.getName());
    }
    return type.cast(attributes(path, options));
  }

  private BasicFileAttributes attributes(Path path, LinkOption... options) throws IOException {
    Path real = judged(FileAction.READ, path, (Object[]) options);
    try (DirectoryWalk walk = DirectoryWalk.to(real)) {
      return walk.attributes();
    }
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return BasicAttributes.of(attributes(path, options)).select(attributes);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
    throw new UnsupportedOperationException("attributes of guarded files cannot be changed");
  }
}
