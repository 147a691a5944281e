package dev.edict.cli;

import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.query.GroupedCounts;
import dev.edict.audit.query.ParquetArchive;
import dev.edict.audit.query.RecordFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edict audit stats}. */
@Command(
    name = "stats",
    description = "Print how much a journal holds, and what was denied most.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class AuditStatsCommand implements Callable<Integer> {
  private static final int TOP = 10;

  private final Streams streams;

  @Mixin private JournalOption journal;
  @Mixin private ArchiveOption archive;
  @Mixin private RecordSelection selection;

  /**
   * A table of what is printed.
   *
   * @param title what it counts
   * @param filter which records
   * @param counts by which members
   */
  private record Table(String title, RecordFilter filter, GroupedCounts counts) {
    static Table of(String title, RecordFilter filter, String... members) {
      return new Table(title, filter, new GroupedCounts(List.of(members)));
    }
  }

  AuditStatsCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    RecordFilter filter = selection.filter();
    RecordFilter denials = filter.where("decision=deny");
    List<Table> tables =
        List.of(
            Table.of("events", filter.where("decision=*"), "rule_type", "decision", "kind"),
            Table.of("denials by rule", denials, "rule_name", "policy"),
            Table.of("denials by resource", denials, "resource"),
            Table.of("denials by user", denials, "user"),
            Table.of("notices", filter.where("notice=*"), "notice"));
    print(count(filter, tables));
    tables.forEach(this::print);
    return ExitCode.OK;
  }

  private ParquetArchive.Extent count(RecordFilter filter, List<Table> tables) throws IOException {
    try (ParquetArchive opened = archive.open()) {
      ParquetArchive.Extent[] extent = {new ParquetArchive.Extent(0, "", "", 0)};
      if (opened != null) {
        extent[0] = opened.extent(filter);
        for (Table table : tables) {
          opened.count(table.filter, table.counts);
        }
      }
      new JournalScan(journal.directory(), opened, filter, streams)
          .runBehindArchive(
              record -> {
                extent[0] = with(extent[0], record);
                add(record, tables);
                return true;
              });
      return extent[0];
    }
  }

  private static ParquetArchive.Extent with(ParquetArchive.Extent extent, JournalRecord record) {
    String time = record.required("timestamp");
    return new ParquetArchive.Extent(
        extent.count() + 1,
        extent.count() == 0 ? time : extent.first(),
        time,
        record.position().sequence());
  }

  private static void add(JournalRecord record, List<Table> tables) {
    for (Table table : tables) {
      if (table.filter.fits(record)) {
        table.counts.add(record);
      }
    }
  }

  private void print(ParquetArchive.Extent extent) {
    streams
        .out()
        .print(
            extent.count() == 0
                ? "no records\n"
                : "%s, %s to %s, last number %d\n"
                    .formatted(
                        Counts.of(extent.count(), "record"),
                        extent.first(),
                        extent.last(),
                        extent.lastSequence()));
  }

  private void print(Table table) {
    List<GroupedCounts.Group> groups = table.counts.largest(TOP);
    if (!groups.isEmpty()) {
      List<String> names = new ArrayList<>(table.counts.members());
      names.add("count");
      streams
          .out()
          .print("\n" + table.title + "\n" + new GroupTable(names, groups).write(TableFormat.TEXT));
      GroupTable.tellOthers(table.counts, streams);
    }
  }
}
