package dev.edict.cli;

import dev.edict.eval.audit.AuditSink;
import dev.edict.eval.audit.JsonLinesAuditSink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --audit} of the commands that enforce. */
final class AuditOption {
  @Option(
      names = "--audit",
      paramLabel = "FILE",
      description =
          "Append one audit event per decision to FILE, as JSON Lines; what cannot be recorded is"
              + " denied.")
  private @Nullable Path file;

  /**
   * Where events go while a command runs.
   *
   * @param sink what keeps them
   */
  record Opened(AuditSink sink) implements AutoCloseable {

    /** Returns standard output, for messages of a protocol. */
    OutputStream output() {
      return new FileOutputStream(FileDescriptor.out);
    }

    @Override
    public void close() throws IOException {
      if (sink instanceof JsonLinesAuditSink lines) {
        lines.close();
      }
    }
  }

  /**
   * Opens the file, if one was named; missing directories are made.
   *
   * @throws IOException if it cannot be opened
   */
  Opened open() throws IOException {
    if (file == null) {
      return new Opened(event -> {});
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return new Opened(JsonLinesAuditSink.append(file));
  }
}
