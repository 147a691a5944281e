package dev.edict.cli;

import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.query.GroupedCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  @Mixin private RecordSelection selection;

  AuditStatsCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, GroupedCounts> tables = new LinkedHashMap<>();
    tables.put("events", new GroupedCounts(List.of("rule_type", "decision", "kind")));
    tables.put("denials by rule", new GroupedCounts(List.of("rule_name", "policy")));
    tables.put("denials by resource", new GroupedCounts(List.of("resource")));
    tables.put("denials by user", new GroupedCounts(List.of("user")));
    tables.put("notices", new GroupedCounts(List.of("notice")));
    String[] times = {"", ""};
    long[] totals = {0, 0};
    new JournalScan(journal.directory(), selection.filter(), streams)
        .run(
            record -> {
              times[0] = totals[0]++ == 0 ? record.required("timestamp") : times[0];
              times[1] = record.required("timestamp");
              totals[1] = record.position().sequence();
              tables.forEach((title, counts) -> add(title, counts, record));
              return true;
            });
    streams
        .out()
        .print(
            totals[0] == 0
                ? "no records\n"
                : Counts.of(totals[0], "record")
                    + ", %s to %s, last number %d%n"
                        .formatted(times[0], times[1], totals[1])
                        .replace(System.lineSeparator(), "\n"));
    tables.forEach(this::print);
    return ExitCode.OK;
  }

  private static void add(String title, GroupedCounts counts, JournalRecord record) {
    boolean isMeant =
        switch (title) {
          case "notices" -> record.isNotice();
          case "events" -> !record.isNotice();
          default -> record.required("decision").equals("deny");
        };
    if (isMeant) {
      counts.add(record);
    }
  }

  private void print(String title, GroupedCounts counts) {
    List<GroupedCounts.Group> groups = counts.largest(TOP);
    if (!groups.isEmpty()) {
      List<String> names = new ArrayList<>(counts.members());
      names.add("count");
      streams
          .out()
          .print("\n" + title + "\n" + new GroupTable(names, groups).write(TableFormat.TEXT));
    }
  }
}
