package dev.edict.cli;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.Durability;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.audit.journal.JournaledDecisionPoint;
import dev.edict.eval.audit.AuditedDecisionPoint;
import dev.edict.eval.audit.JsonLinesAuditSink;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a command records its decisions: nowhere, in a file, or in a journal. */
final class Recording implements Closeable {
  private final @Nullable JsonLinesAuditSink file;
  private final @Nullable AuditJournal journal;

  private Recording(@Nullable JsonLinesAuditSink file, @Nullable AuditJournal journal) {
    this.file = file;
    this.journal = journal;
  }

  /**
   * Opens a recording. A directory, or a name that does not exist and has no dot, is a journal;
   * every other path is a file. Missing directories are made.
   *
   * @param path where, or null for nowhere
   */
  static Recording open(@Nullable Path path) throws IOException {
    if (path == null) {
      return new Recording(null, null);
    }
    if (isJournal(path)) {
      JournalOptions options =
          JournalOptions.builder()
              .durability(Durability.BUFFERED)
              .problems(told -> {}) // Closing tells of them.
              .build();
      return new Recording(null, AuditJournal.open(path, options));
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return new Recording(JsonLinesAuditSink.append(path), null);
  }

  /** Returns whether a path is that of a journal: a directory, or a new name without a dot. */
  static boolean isJournal(Path path) {
    boolean isNewDirectory =
        !Files.exists(path) && String.valueOf(path.getFileName()).indexOf('.') < 0;
    return Files.isDirectory(path) || isNewDirectory;
  }

  /** Returns {@code decisions} with every decision recorded. */
  Function<AccessRequest, Decision> around(Function<AccessRequest, Decision> decisions) {
    if (journal != null) {
      return JournaledDecisionPoint.of(decisions, journal)::decide;
    }
    return file == null ? decisions : AuditedDecisionPoint.of(decisions, file)::decide;
  }

  /** Returns when everything recorded in a journal is on the disk. */
  void settle() throws IOException {
    if (journal != null) {
      journal.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    if (journal != null) {
      journal.close();
    }
  }
}
