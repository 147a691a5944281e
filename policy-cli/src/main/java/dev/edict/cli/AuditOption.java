package dev.edict.cli;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.eval.audit.AuditSink;
import dev.edict.eval.audit.JsonLinesAuditSink;
import java.io.Closeable;
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
      paramLabel = "FILE|DIR",
      description =
          "Record one audit event per decision: appended to FILE as JSON Lines, or in the journal"
              + " DIR, which a name without a dot stands for. What cannot be recorded is denied.")
  private @Nullable Path place;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "The name of this machine in events; default: that which the system gives it.")
  private @Nullable String host;

  /** Returns the name of this machine for events; null when it has none. */
  @Nullable String host() {
    return host == null ? MachineName.find() : host;
  }

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
      if (sink instanceof Closeable open) {
        open.close();
      }
    }
  }

  /**
   * Opens the place, if one was named; missing directories are made.
   *
   * @throws IOException if it cannot be opened
   */
  Opened open() throws IOException {
    if (place == null) {
      return new Opened(event -> {});
    }
    if (Recording.isJournal(place)) {
      return new Opened(AuditJournal.open(place, JournalOptions.builder().build()));
    }
    Path folder = place.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return new Opened(JsonLinesAuditSink.append(place));
  }
}
