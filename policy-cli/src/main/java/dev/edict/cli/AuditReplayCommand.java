package dev.edict.cli;

import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.query.GroupedCounts;
import dev.edict.audit.query.ParquetArchive;
import dev.edict.audit.replay.Replay;
import dev.edict.dsl.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edict audit replay}. */
@Command(
    name = "replay",
    description = {
      "Decide the recorded requests again by other policies, and print what would differ.",
      "Events know the user, the organisation, the agent, the sandbox, the action and the resource,"
          + " and no more: conditions on teams, attributes, arguments, hints or addresses are judged"
          + " without them. With --against, both sides are decided from the same facts, so that"
          + " only the policies make a difference."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class AuditReplayCommand implements Callable<Integer> {
  private static final List<String> NAMES =
      List.of("was", "becomes", "rule", "action", "resource", "count");

  private final Streams streams;

  @Mixin private JournalOption journal;
  @Mixin private PolicyOption policy;
  @Mixin private ArchiveOption archive;
  @Mixin private RecordSelection selection;

  @Option(
      names = "--against",
      paramLabel = "FILE|DIR",
      description = "Compare with what these policies decide, not with what was recorded.")
  private final List<Path> against = new ArrayList<>();

  @Option(
      names = "--team",
      paramLabel = "TEAM",
      description = "Take every user to be in this team; may be given several times.")
  private final List<String> teams = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "At most so many lines; default 1000.")
  private int limit;

  @Option(names = "--format", paramLabel = "text|json|csv")
  private TableFormat format = TableFormat.TEXT;

  private final Map<List<String>, long[]> differing = new HashMap<>();
  private long same;
  private long different;
  private long unknown;

  AuditReplayCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    RuleSet next = policy.load(streams).rules();
    RuleSet before = against.isEmpty() ? null : PolicyOption.of(against).load(streams).rules();
    long read = replayAll(new Replay(next, before, teams));
    streams.out().print(new GroupTable(NAMES, groups()).write(format));
    streams
        .err()
        .println(
            "%d decided alike, %d otherwise, %d not to be asked again; %s read"
                .formatted(same, different, unknown, Counts.of(read, "record")));
    return different == 0 ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private long replayAll(Replay replay) throws IOException {
    try (ParquetArchive opened = archive.open()) {
      return new JournalScan(journal.directory(), opened, selection.filter(), streams)
          .run(
              record -> {
                count(record, replay.decide(record));
                return true;
              });
    }
  }

  private void count(JournalRecord record, Replay.Result result) {
    switch (result.fate()) {
      case SAME -> same++;
      case UNKNOWN -> unknown++;
      case DIFFERENT -> {
        different++;
        countGroup(
            List.of(
                result.was(),
                result.becomes(),
                result.rule(),
                record.required("action"),
                record.required("resource")));
      }
      case NOTICE -> {}
    }
  }

  private void countGroup(List<String> group) {
    if (differing.computeIfAbsent(group, fresh -> new long[1])[0]++ == 0
        && differing.size() > GroupedCounts.MAX_GROUPS) {
      throw new CommandFailure("too many different outcomes; choose fewer records");
    }
  }

  private List<GroupedCounts.Group> groups() {
    return differing.entrySet().stream()
        .map(entry -> new GroupedCounts.Group(entry.getKey(), entry.getValue()[0]))
        .sorted(
            Comparator.comparingLong(GroupedCounts.Group::count)
                .reversed()
                .thenComparing(group -> String.join("\0", group.values())))
        .limit(limit)
        .toList();
  }
}
