package dev.edict.gateway.file;

import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of this machine as far as a policy allows their use, for Java code that is written
 * against {@link java.nio.file.Files}. Safe for use by many threads.
 *
 * <p>Each use of a {@link Path} of this file system is judged as {@link GuardedFiles} judges it: by
 * the path as it is named and as it really is; then exactly that is opened, one directory at a
 * time, following no link. Listing a directory needs the action read on it and names all that is in
 * it; deleting needs delete, renaming what a transfer needs, everything else that changes something
 * needs write.
 *
 * <p>What cannot be done without a race is refused with {@link UnsupportedOperationException}:
 * links, watching, file stores, changing attributes, and making directories unless there is a
 * {@linkplain #withStaging staging directory}.
 *
 * <pre>{@code
 * FileSystem files = GuardedFileSystem.of(pdp::decide, subject, environment);
 * String notes = Files.readString(files.getPath("/srv/box/notes.txt"));
 * }</pre>
 */
public final class GuardedFileSystem extends FileSystem {
  private final FileJudge judge;
  private final GuardedProvider provider;

  private GuardedFileSystem(FileJudge judge, @Nullable Path staging) {
    this.judge = judge;
    this.provider = new GuardedProvider(this, judge, staging);
  }

  /**
   * Returns the files that {@code decisions} allows.
   *
   * @param decisions what decides, and records if it is to be recorded
   */
  public static GuardedFileSystem of(
      Function<AccessRequest, Decision> decisions, Subject subject, Environment environment) {
    return new GuardedFileSystem(new FileJudge(decisions, subject, environment), null);
  }

  /**
   * Returns the same files, where directories can be made.
   *
   * @param directory a directory to which nobody else has access, on the same file store; new ones
   *     are made there and then moved to their place
   */
  public GuardedFileSystem withStaging(Path directory) {
    return new GuardedFileSystem(judge, directory.toAbsolutePath());
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  /**
   * Refuses, as for the file system it stands before.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public void close() {
    throw new UnsupportedOperationException("a guarded file system cannot be closed");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return FileSystems.getDefault().getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(guarded(Path.of("/")));
  }

  /** Returns none: what is known about file stores is no business of agents. */
  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public Path getPath(String first, String... more) {
    return guarded(Path.of(first, more));
  }

  GuardedPath guarded(Path path) {
    return new GuardedPath(this, path);
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher(syntaxAndPattern);
    return path -> path instanceof GuardedPath guarded && matcher.matches(guarded.plain());
  }

  /**
   * Refuses.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("users cannot be looked up in guarded files");
  }

  /**
   * Refuses.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("guarded files cannot be watched");
  }
}
