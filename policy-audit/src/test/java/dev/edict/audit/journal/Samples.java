package dev.edict.audit.journal;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decisions, events and journals for tests. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-07-01T12:00:00.123456Z");
  static final Subject ALICE = Subject.builder("alice").org("acme").build();
  static final Environment SANDBOX = Environment.UNKNOWN.withAgent("claude").withSandbox("sb-1");
  static final String DIGEST = "a".repeat(64);
  static final Rule RULE = rule();

  private Samples() {}

  private static Rule rule() {
    return PolicyFrontEnd.analyze(
            PolicySource.of(
                "acme.edict",
                """
                edict 1
                policy "Acme" level org
                network { deny "no paste" connect any to "paste.ee" severity high }
                """))
        .requireRuleSet()
        .rules()
        .get(0);
  }

  static AccessRequest request(String host) {
    return NetworkRequest.builder(ALICE, host, 443).environment(SANDBOX).build();
  }

  static Decision denial(Basis basis, String resource) {
    Optional<Rule> rule = basis == Basis.EXPLICIT ? Optional.of(RULE) : Optional.empty();
    return new Decision(
        Outcome.DENY, basis, rule, "code", "reason", resource, List.of(), DIGEST, 7);
  }

  static AuditEvent event(String resource) {
    return AuditEvent.of(
        request("paste.ee"),
        denial(Basis.EXPLICIT, resource),
        NOW,
        UUID.nameUUIDFromBytes(AsciiBuffer.ascii(resource)),
        "build-7");
  }

  /** Returns options under which nothing happens by time or size. */
  static JournalOptions.Builder quiet() {
    return JournalOptions.builder().compress(false);
  }

  /** Writes events about the resources {@code e1} to {@code eN} and closes the journal. */
  static void fill(Path directory, JournalOptions options, int from, int to) throws IOException {
    try (AuditJournal journal = AuditJournal.open(directory, options)) {
      for (int i = from; i <= to; i++) {
        journal.write(event("e" + i));
      }
    }
  }

  /** Returns every record there is. */
  static List<JournalRecord> records(Path directory) throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    try (JournalReader reader = JournalReader.fromOldest(directory)) {
      for (JournalRecord r = reader.next(); r != null; r = reader.next()) {
        records.add(r);
      }
    }
    return records;
  }

  /** Returns the resources of the events, and the words of the notices, in their order. */
  static List<@Nullable String> contents(Path directory) throws IOException {
    List<@Nullable String> contents = new ArrayList<>();
    for (JournalRecord record : records(directory)) {
      contents.add(record.text(record.isNotice() ? "notice" : "resource"));
    }
    return contents;
  }

  static Verification verify(Path directory) throws IOException {
    return JournalVerifier.verify(directory, List.of(), List.of(), bytes -> {});
  }
}
