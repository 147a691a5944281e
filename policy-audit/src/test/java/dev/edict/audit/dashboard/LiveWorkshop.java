package dev.edict.audit.dashboard;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.Durability;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.audit.journal.JournaledDecisionPoint;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.wire.IdentifiedRequest;
import dev.edict.eval.wire.RequestJson;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A journal that decisions of the workshop's policies are written to, and what was decided. */
final class LiveWorkshop implements Closeable {
  private static final Path FOLDER = Path.of("..", "spec", "examples", "workshop");
  private static final List<String> USERS =
      List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace");

  private final AuditJournal journal;
  private final JournaledDecisionPoint point;
  private final List<String> lines = Files.readAllLines(FOLDER.resolve("requests.jsonl"));
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private int next;

  private LiveWorkshop(AuditJournal journal) throws IOException {
    this.journal = journal;
    List<PolicySource> sources = new ArrayList<>();
    for (String name : List.of("network.edict", "filesystem.edict", "mcp.edict")) {
      sources.add(PolicySource.of(name, Files.readString(FOLDER.resolve(name))));
    }
    PolicyDecisionPoint decisions =
        PolicyDecisionPoint.of(PolicyFrontEnd.analyze(sources).requireRuleSet());
    this.point = JournaledDecisionPoint.of(decisions::decide, journal);
  }

  static LiveWorkshop open(Path directory) throws IOException {
    return open(directory, 64 << 20);
  }

  static LiveWorkshop open(Path directory, long segmentBytes) throws IOException {
    return new LiveWorkshop(
        AuditJournal.open(
            directory,
            JournalOptions.builder()
                .durability(Durability.BUFFERED)
                .segmentBytes(segmentBytes)
                .build()));
  }

  /** Decides so many requests of several users, and records that. */
  void decide(int count) throws IOException {
    for (int i = 0; i < count; i++, next++) {
      // Not the same user for the same request each time round.
      String user = USERS.get((next / 3) % USERS.size());
      String line = lines.get(next % lines.size()).replace("\"alice\"", "\"" + user + "\"");
      decide(((IdentifiedRequest) RequestJson.read(line)).request());
    }
    journal.flush();
  }

  /** Decides about a connection to a host, for a user; both may be anything. */
  void decide(String user, String host) throws IOException {
    decide(
        NetworkRequest.builder(Subject.builder(user).build(), host, 443)
            .environment(Environment.UNKNOWN.withAgent(user))
            .build());
    journal.flush();
  }

  private void decide(AccessRequest request) {
    Decision decision = point.decide(request);
    outcomes.merge(decision.outcome(), 1, Integer::sum);
  }

  int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
