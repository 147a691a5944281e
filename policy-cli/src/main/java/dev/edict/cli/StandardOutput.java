package dev.edict.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that keeps the reason why it could not be written, which {@link
 * java.io.PrintWriter} swallows: an answer that did not arrive must not look like success.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private @Nullable IOException failure;

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    try {
      out.write(octets, from, length);
    } catch (IOException lost) {
      failure = failure == null ? lost : failure;
      throw lost;
    }
  }

  /** Returns why output was lost, or null when none was. */
  @Nullable IOException failure() {
    return failure;
  }

  /** Returns whether the reader only went away, as {@code head} does when it has seen enough. */
  boolean isReaderGone() {
    String reason = failure == null ? null : failure.getMessage();
    return reason != null && reason.toLowerCase(Locale.ROOT).contains("pipe");
  }
}
