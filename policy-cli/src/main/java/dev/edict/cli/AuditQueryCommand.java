package dev.edict.cli;

import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.query.GroupedCounts;
import dev.edict.audit.query.ParquetArchive;
import dev.edict.audit.query.RecordFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edict audit query}. */
@Command(
    name = "query",
    description = "Print the records of a journal that fit, or count them by their members.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class AuditQueryCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private JournalOption journal;
  @Mixin private ArchiveOption archive;
  @Mixin private RecordSelection selection;

  @Option(
      names = {"-g", "--group-by"},
      paramLabel = "MEMBER",
      split = ",",
      description = "Count by these members, the largest counts first.")
  private @Nullable List<String> groupBy;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "At most so many records or groups; default 1000.")
  private int limit;

  @Option(names = "--format", paramLabel = "text|json|csv")
  private TableFormat format = TableFormat.TEXT;

  AuditQueryCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    RecordFilter filter = selection.filter();
    try (ParquetArchive opened = archive.open()) {
      JournalScan scan = new JournalScan(journal.directory(), opened, filter, streams);
      if (groupBy != null) {
        count(scan, groupBy);
      } else {
        print(scan);
      }
    }
    streams.out().flush();
    return ExitCode.OK;
  }

  private void print(JournalScan scan) throws IOException {
    if (format == TableFormat.CSV) {
      streams.out().print(RecordText.csv(RecordText.COLUMNS) + "\n");
    }
    int[] printed = {0};
    scan.run(
        record -> {
          if (printed[0] == limit) {
            streams.err().println("more than " + limit + " records fit; the first are printed");
            return false;
          }
          printed[0]++;
          streams.out().print(line(record) + "\n");
          return !streams.out().checkError();
        });
  }

  private String line(JournalRecord record) {
    return switch (format) {
      case TEXT -> RecordText.line(record);
      case JSON -> record.line();
      case CSV -> RecordText.csv(record);
    };
  }

  private void count(JournalScan scan, List<String> members) throws IOException {
    GroupedCounts counts = counts(members);
    scan.count(counts);
    List<String> names = new ArrayList<>(members);
    names.add("count");
    streams.out().print(new GroupTable(names, counts.largest(limit)).write(format));
    GroupTable.tellOthers(counts, streams);
  }

  private static GroupedCounts counts(List<String> members) {
    try {
      return new GroupedCounts(members);
    } catch (IllegalArgumentException noMember) {
      throw new CommandFailure(String.valueOf(noMember.getMessage()));
    }
  }
}
