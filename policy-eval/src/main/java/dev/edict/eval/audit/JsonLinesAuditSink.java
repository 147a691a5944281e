package dev.edict.eval.audit;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends events as lines of JSON, in the order of their sequence numbers.
 *
 * <p>Every line is flushed to the operating system before {@link #write} returns. That survives the
 * end of the program, not a loss of power: nothing is forced to the disk. One program at a time may
 * write to a file. After a failed write the sink refuses all others, since the line may be torn.
 */
public final class JsonLinesAuditSink implements AuditSink, Closeable {

  /** How much of the end of a file is searched for its last line, in bytes. */
  private static final int LONGEST_LINE = 1 << 16;

  private final OutputStream out;
  private final AuditChain chain;
  private boolean usable = true;

  private JsonLinesAuditSink(OutputStream out, AuditChain chain) {
    this.out = out;
    this.chain = chain;
  }

  /** Returns a sink that starts a new chain on {@code out}, and closes it when it is closed. */
  public static JsonLinesAuditSink to(OutputStream out) {
    return new JsonLinesAuditSink(out, AuditChain.start());
  }

  /**
   * Returns a sink that appends to {@code file} and goes on with the chain in it; the file is made
   * if it does not exist.
   *
   * @throws IOException if the file cannot be written, or its last line is torn or was changed
   */
  public static JsonLinesAuditSink append(Path file) throws IOException {
    OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    try {
      return new JsonLinesAuditSink(out, chainOf(file));
    } catch (IOException | RuntimeException notContinued) {
      out.close();
      throw notContinued;
    }
  }

  private static AuditChain chainOf(Path file) throws IOException {
    String tail = tail(file);
    if (tail.isEmpty()) {
      return AuditChain.start();
    }
    int end = tail.length() - 1;
    if (tail.charAt(end) != '\n') {
      throw new IOException("the last line of the audit file is torn: " + file);
    }
    try {
      return AuditChain.after(tail.substring(tail.lastIndexOf('\n', end - 1) + 1, end));
    } catch (IllegalArgumentException broken) {
      throw new IOException("the last line of the audit file is not intact: " + file, broken);
    }
  }

  private static String tail(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, LONGEST_LINE));
      channel.position(size - bytes.capacity());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A read may give less than there is.
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public synchronized void write(AuditEvent event) throws IOException {
    if (!usable) {
      throw new IOException("the audit sink is closed or has failed");
    }
    usable = false;
    out.write((chain.seal(event) + "\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    usable = true;
  }

  @Override
  public synchronized void close() throws IOException {
    usable = false;
    out.close();
  }
}
