package dev.edict.gateway.file;

import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads, writes and deletes files as far as a policy allows it. Safe for use by many threads.
 *
 * <p>A path is resolved, and the policy judges it as it was named and as it really is. Then the
 * real path is opened one directory at a time, following no link: if anybody puts a link in the way
 * meanwhile, opening fails. Hard links are other names that no path shows.
 *
 * <pre>{@code
 * GuardedFiles files = GuardedFiles.of(pdp::decide, subject, environment);
 * byte[] content = files.read("/srv/box/notes.txt", 1 << 20);
 * }</pre>
 */
public final class GuardedFiles {
  private static final int BUFFER = 1 << 16;

  private final FileJudge judge;

  private GuardedFiles(FileJudge judge) {
    this.judge = judge;
  }

  /**
   * Returns the files that {@code decisions} allows.
   *
   * @param decisions what decides, and records if it is to be recorded
   */
  public static GuardedFiles of(
      Function<AccessRequest, Decision> decisions, Subject subject, Environment environment) {
    return new GuardedFiles(new FileJudge(decisions, subject, environment));
  }

  /**
   * Returns the content of a file.
   *
   * @param path an absolute path
   * @param limit how many bytes it may have
   * @throws AccessDeniedException if the policy denies it, or it is no regular file
   * @throws IOException if it cannot be read, has more bytes, or somebody swaps links
   */
  public byte[] read(String path, int limit) throws IOException {
    Path real = judge.judged(FileAction.READ, path);
    try (DirectoryWalk walk = DirectoryWalk.to(real);
        SeekableByteChannel channel = walk.open(Set.of(StandardOpenOption.READ))) {
      return content(channel, limit);
    }
  }

  private static byte[] content(SeekableByteChannel channel, int limit) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (channel.read(buffer) >= 0) {
      content.write(buffer.array(), 0, buffer.position());
      buffer.clear();
      if (content.size() > limit) {
        throw new IOException("the file has more than " + limit + " bytes");
      }
    }
    return content.toByteArray();
  }

  /**
   * Puts {@code content} in the place of what a file held; the file is made if it does not exist.
   *
   * @param path an absolute path
   * @throws AccessDeniedException if the policy denies it, or it is no regular file
   * @throws IOException if it cannot be written, or somebody swaps links
   */
  public void write(String path, byte[] content) throws IOException {
    Path real = judge.judged(FileAction.WRITE, path);
    Set<StandardOpenOption> how =
        Set.of(
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try (DirectoryWalk walk = DirectoryWalk.to(real);
        SeekableByteChannel channel = walk.open(how)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /**
   * Deletes a file. Of a link the file that it leads to is judged and deleted.
   *
   * @param path an absolute path
   * @throws AccessDeniedException if the policy denies it
   * @throws IOException if it cannot be deleted, or somebody swaps links
   */
  public void delete(String path) throws IOException {
    Path real = judge.judged(FileAction.DELETE, path);
    try (DirectoryWalk walk = DirectoryWalk.to(real)) {
      walk.delete();
    }
  }
}
