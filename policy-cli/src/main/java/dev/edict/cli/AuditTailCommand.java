package dev.edict.cli;

import dev.edict.audit.journal.JournalPosition;
import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.query.RecordFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edict audit tail}. */
@Command(
    name = "tail",
    description = "Print the last records of a journal, and those that come.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class AuditTailCommand implements Callable<Integer> {
  private static final long PAUSE_MILLIS = 200;

  private final Streams streams;

  @Mixin private JournalOption journal;
  @Mixin private RecordSelection selection;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of the last records; default 10.")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written, until interrupted.")
  private boolean follow;

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.TEXT;

  AuditTailCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path directory = journal.directory();
    RecordFilter filter = selection.filter();
    Deque<JournalRecord> last = new ArrayDeque<>();
    JournalPosition[] end = {JournalPosition.START};
    new JournalScan(directory, null, RecordFilter.all(), streams)
        .run(
            record -> {
              end[0] = record.position();
              if (filter.fits(record)) {
                last.addLast(record);
              }
              if (last.size() > lines) {
                last.removeFirst();
              }
              return true;
            });
    last.forEach(this::print);
    streams.out().flush();
    if (follow) {
      follow(directory, end[0], filter);
    }
    return ExitCode.OK;
  }

  private void follow(Path directory, JournalPosition from, RecordFilter filter)
      throws IOException, InterruptedException {
    try (JournalReader reader = JournalReader.after(directory, from)) {
      while (!streams.out().checkError()) {
        JournalRecord record = reader.next();
        if (record == null) {
          streams.out().flush();
          Thread.sleep(PAUSE_MILLIS);
        } else if (filter.fits(record)) {
          print(record);
        }
      }
    }
  }

  private void print(JournalRecord record) {
    String line = format == OutputFormat.JSON ? record.line() : RecordText.line(record);
    streams.out().print(line + "\n");
  }
}
