package dev.edict.bench;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A journal in a fresh directory, and a decision to record in it.
 *
 * @param directory where it is, beneath the working directory; deleted when it is closed
 */
record BenchmarkJournal(
    Path directory, AuditJournal journal, AccessRequest request, Decision decision)
    implements AutoCloseable {

  /** Opens a journal that keeps 64 MiB of closed segments and names the machine. */
  static BenchmarkJournal open(JournalOptions.Builder options) throws IOException {
    Path directory = Files.createTempDirectory(Path.of("").toAbsolutePath(), "audit-benchmark");
    AuditJournal journal =
        AuditJournal.open(
            directory, options.keepBytes(64 << 20).compress(false).host("build-7").build());
    PolicySource policy =
        PolicySource.of(
            "acme.edict",
            """
            edict 1
            policy "Acme baseline" level org
            network { allow "AI services" connect tcp to "api.anthropic.com:443" }
            """);
    Subject alice = Subject.builder("alice@acme.example").org("acme").build();
    AccessRequest request =
        NetworkRequest.builder(alice, "api.anthropic.com", 443)
            .environment(Environment.UNKNOWN.withAgent("claude").withSandbox("sandbox-0017"))
            .build();
    Decision decision =
        PolicyDecisionPoint.of(PolicyFrontEnd.analyze(policy).requireRuleSet()).decide(request);
    return new BenchmarkJournal(directory, journal, request, decision);
  }

  @Override
  public void close() throws IOException {
    journal.close();
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
