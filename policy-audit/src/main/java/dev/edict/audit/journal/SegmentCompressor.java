package dev.edict.audit.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses closed segments, on a thread of its own, and leaves beside each the digest of its file
 * in the form of {@code sha256sum}: not every bit of a compressed file changes the text in it.
 */
final class SegmentCompressor implements Closeable {
  private static final String UNFINISHED = ".tmp";
  private static final int BUFFER = 1 << 16;

  private final Path directory;
  private final boolean enabled;
  private final Consumer<IOException> problems;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "edict-audit-compressor");
            made.setDaemon(true);
            return made;
          });

  SegmentCompressor(Path directory, JournalOptions options) {
    this.directory = directory;
    this.enabled = options.compress;
    this.problems = options.problems;
  }

  /** Work on the files of closed segments. */
  interface Task {
    void run() throws IOException;
  }

  /** Compresses, some time, every segment whose first record has at most this number. */
  void compressThrough(long sequence) {
    if (enabled) {
      run(() -> compressAll(sequence));
    }
  }

  /** Does something to closed segments, after what was asked for before. */
  void run(Task task) {
    thread.execute(
        () -> {
          try {
            task.run();
          } catch (IOException failed) {
            problems.accept(failed);
          } catch (RuntimeException failed) {
            problems.accept(new IOException("a closed segment cannot be processed", failed));
          }
        });
  }

  private void compressAll(long sequence) throws IOException {
    for (Segment segment : Segment.list(directory)) {
      if (!segment.isCompressed() && segment.first() <= sequence) {
        compressUnlessRemoved(segment);
      }
    }
  }

  private static void compressUnlessRemoved(Segment segment) throws IOException {
    try {
      compress(segment);
    } catch (NoSuchFileException removed) {
      if (Files.exists(segment.file())) {
        throw removed;
      }
    }
  }

  static void compress(Segment segment) throws IOException {
    Path target = segment.compressed().file();
    Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
    MessageDigest sha256 = Sha256.digest();
    try (InputStream in = Files.newInputStream(segment.file());
        FileChannel channel = open(unfinished)) {
      OutputStream raw = new DigestOutputStream(Channels.newOutputStream(channel), sha256);
      try (GZIPOutputStream out = new GZIPOutputStream(raw, BUFFER)) {
        in.transferTo(out);
        out.finish();
        channel.force(true);
      }
    }
    Files.setLastModifiedTime(unfinished, Files.getLastModifiedTime(segment.file()));
    String name = segment.compressed().name();
    write(segment.digestFile(), HexFormat.of().formatHex(sha256.digest()) + "  " + name + "\n");
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    Directories.force(target.toAbsolutePath().getParent());
    Files.delete(segment.file());
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel = open(file)) {
      channel.write(StandardCharsets.US_ASCII.encode(text));
      channel.force(true);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  /** Returns when what was asked for is done, or after a minute. */
  @Override
  public void close() throws IOException {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IOException("closed segments are not compressed yet");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
