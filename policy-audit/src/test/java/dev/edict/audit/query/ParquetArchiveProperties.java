package dev.edict.audit.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Level;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.duckdb.DuckDBDriver;

/** An archive answers every question as a reading of the journal does. */
class ParquetArchiveProperties {
  private static final Instant START = Instant.parse("2026-07-01T22:00:00Z");
  private static final List<String> TEXTS =
      List.of(
          "alice",
          "",
          "null",
          "NULL",
          "*",
          "%",
          "a_b",
          "a!b",
          "'; DROP TABLE x; --",
          "\\",
          "\"",
          "\u00e9t\u00e9",
          "\ud83d\ude00",
          "\uffee",
          "line\nbreak\u0001\u0000",
          "\ud800",
          "K",
          "\u212a",
          "paste.ee:443",
          "/home/alice/.ssh/id",
          "x".repeat(300));
  private static final List<String> MEMBERS =
      List.of(
          "timestamp",
          "user",
          "org",
          "sandbox_id",
          "rule_type",
          "rule_name",
          "decision",
          "resource",
          "agent",
          "sequence",
          "kind",
          "action",
          "severity",
          "policy",
          "policy_digest",
          "generation",
          "level",
          "host",
          "previous_hash",
          "hash",
          "event_id",
          "notice",
          "detail",
          "count",
          "through_sequence",
          "through_hash");
  private static final List<String> OPERATORS = List.of("=", "!=", "<", "<=", ">", ">=");

  private static final Path FOLDER = folder();
  private static final ParquetArchive ARCHIVE = archive();
  private static final List<JournalRecord> RECORDS = new ArrayList<>();

  private static Path folder() {
    try {
      return Files.createTempDirectory("archive");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ParquetArchive archive() {
    try {
      return ParquetArchive.open(FOLDER.resolve("parquet"), new DuckDBDriver());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @BeforeContainer
  static void fillBoth() throws IOException {
    Path journal = FOLDER.resolve("journal");
    Random random = new Random(7);
    for (int part = 0; part < 4; part++) {
      try (AuditJournal open =
          AuditJournal.open(journal, JournalOptions.builder().segmentBytes(32_000).build())) {
        for (int i = 0; i < 100; i++) {
          open.write(event(random, part * 100 + i));
        }
      }
      // The archive takes up the journal where it left it; what is torn becomes a notice.
      assertThat(ARCHIVE.compact(journal, bytes -> {})).isPositive();
      tear(journal);
    }
    ARCHIVE.compact(journal, bytes -> {});
    try (JournalReader reader = JournalReader.fromOldest(journal)) {
      for (JournalRecord r = reader.next(); r != null; r = reader.next()) {
        RECORDS.add(r);
      }
      assertThat(ARCHIVE.position()).isEqualTo(reader.position());
    }
  }

  private static void tear(Path journal) throws IOException {
    Path newest;
    try (var files = Files.list(journal)) {
      newest =
          files
              .filter(file -> file.toString().endsWith(".jsonl"))
              .filter(file -> String.valueOf(file.getFileName()).startsWith("events-"))
              .max(Path::compareTo)
              .orElseThrow();
    }
    Files.writeString(newest, "{\"torn", StandardOpenOption.APPEND);
  }

  private static AuditEvent event(Random random, int number) {
    boolean isExplicit = random.nextBoolean();
    return new AuditEvent(
        START.plus(Duration.ofSeconds(number * 37L)).plusNanos(random.nextInt(1_000_000_000)),
        new UUID(random.nextLong(), random.nextLong()),
        text(random),
        random.nextBoolean() ? text(random) : null,
        random.nextBoolean() ? text(random) : null,
        text(random),
        null,
        pick(random, List.of(Domain.values())),
        isExplicit ? text(random) : AuditEvent.DEFAULT_DENY,
        isExplicit ? pick(random, List.of(Outcome.values())) : Outcome.DENY,
        isExplicit ? Basis.EXPLICIT : Basis.IMPLICIT,
        "call",
        text(random),
        isExplicit ? pick(random, List.of(AuditSeverity.values())) : null,
        isExplicit ? text(random) : null,
        isExplicit ? pick(random, List.of(Level.values())) : null,
        random.nextBoolean() ? "a".repeat(64) : null,
        random.nextInt(3));
  }

  private static String text(Random random) {
    return pick(random, TEXTS);
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @AfterContainer
  static void close() throws IOException {
    ARCHIVE.close();
    RECORDS.clear();
    try (var files = Files.walk(FOLDER)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Returns a filter of terms that some records fit and some do not, as far as chance has it. */
  private static RecordFilter filter(Random random) {
    List<String> terms = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String member = MEMBERS.get(random.nextInt(MEMBERS.size()));
      String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
      terms.add(member + operator + value(random, member));
    }
    RecordFilter filter = RecordFilter.parse(terms);
    if (random.nextInt(3) == 0) {
      filter = filter.since(START.plusNanos(random.nextLong(15_000_000_000_000L)));
    }
    if (random.nextInt(3) == 0) {
      filter = filter.until(START.plusNanos(random.nextLong(15_000_000_000_000L)));
    }
    return random.nextInt(4) == 0 ? filter.containing(text(random)) : filter;
  }

  private static String value(Random random, String member) {
    JournalRecord record = RECORDS.get(random.nextInt(RECORDS.size()));
    String value = String.valueOf(record.text(member));
    if (List.of("sequence", "generation", "count", "through_sequence").contains(member)) {
      return random.nextInt(5) == 0 ? "null" : value;
    }
    int cut = value.isEmpty() ? 0 : random.nextInt(value.length());
    return switch (random.nextInt(4)) {
      case 0 -> value.substring(0, cut) + "*";
      case 1 -> "*" + value.substring(cut);
      case 2 -> text(random);
      default -> value;
    };
  }

  @Property(tries = 300)
  void recordsAreTheSame(@ForAll @IntRange(max = 1_000_000) int seed) throws IOException {
    RecordFilter filter = filter(new Random(seed));
    List<String> found = new ArrayList<>();
    ARCHIVE.forEach(
        filter,
        record -> {
          found.add(record.line());
          return true;
        });
    List<JournalRecord> expected = RECORDS.stream().filter(filter::fits).toList();
    assertThat(found)
        .as("%s", filter.terms())
        .isEqualTo(expected.stream().map(JournalRecord::line).toList());
    ParquetArchive.Extent extent = ARCHIVE.extent(filter);
    assertThat(extent.count()).as("%s", filter.terms()).isEqualTo(expected.size());
    if (!expected.isEmpty()) {
      JournalRecord last = expected.get(expected.size() - 1);
      assertThat(extent.first()).isEqualTo(expected.get(0).required("timestamp"));
      assertThat(extent.last()).isEqualTo(last.required("timestamp"));
      assertThat(extent.lastSequence()).isEqualTo(last.position().sequence());
    }
  }

  @Property(tries = 200)
  void countsAreTheSame(@ForAll @IntRange(max = 1_000_000) int seed) throws IOException {
    Random random = new Random(seed);
    RecordFilter filter = filter(random);
    List<String> members =
        List.of(
            MEMBERS.get(random.nextInt(MEMBERS.size())),
            MEMBERS.get(random.nextInt(MEMBERS.size())));
    GroupedCounts found = new GroupedCounts(members);
    ARCHIVE.count(filter, found);
    GroupedCounts expected = new GroupedCounts(members);
    RECORDS.stream().filter(filter::fits).forEach(expected::add);
    assertThat(found.largest(1000)).as("%s", filter.terms()).isEqualTo(expected.largest(1000));
  }
}
