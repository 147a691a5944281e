package dev.edict.audit.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A program that writes durable events until it is killed. It tells of each that was acknowledged,
 * by one line on standard output, after the acknowledgement.
 */
final class CrashingWriter {
  private static final int THREADS = 2;

  private CrashingWriter() {}

  /**
   * Runs the program.
   *
   * @param arguments the directory, and what the resources of this run begin with
   */
  public static void main(String[] arguments) throws Exception {
    JournalOptions options =
        JournalOptions.builder().segmentBytes(20_000).checkpointEvery(Duration.ofMillis(3)).build();
    AuditJournal journal = AuditJournal.open(Path.of(arguments[0]), options);
    Thread[] writers = new Thread[THREADS];
    for (int t = 0; t < THREADS; t++) {
      String prefix = arguments[1] + "/" + t + "/";
      writers[t] = new Thread(() -> write(journal, prefix, System.out));
      writers[t].start();
    }
    for (Thread writer : writers) {
      writer.join();
    }
  }

  private static void write(AuditJournal journal, String prefix, OutputStream acknowledged) {
    try {
      for (int i = 0; ; i++) {
        journal.write(Samples.event(prefix + i));
        synchronized (acknowledged) {
          acknowledged.write(AsciiBuffer.ascii(prefix + i + "\n"));
          acknowledged.flush();
        }
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
