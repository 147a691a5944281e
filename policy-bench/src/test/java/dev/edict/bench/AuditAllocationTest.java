package dev.edict.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.Durability;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.bench.workload.Workload;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The thread that decides makes no object to have the decision recorded. */
class AuditAllocationTest {
  private static final int EVENTS = 20_000;

  @TempDir Path directory;

  static Stream<AccessRequest> requests() {
    Subject alice = Subject.user("alice");
    return Stream.of(
        NetworkRequest.connect(alice, "api.anthropic.com", 443),
        HttpRequest.of(alice, "GET", "https://api.anthropic.com/v1/models"),
        ToolCallRequest.of(alice, "github", "get_me"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void makesNoObject(AccessRequest request) throws IOException {
    Decision decision = PolicyDecisionPoint.of(Workload.of(10).ruleSet()).decide(request);
    JournalOptions options =
        JournalOptions.builder()
            .durability(Durability.BUFFERED)
            .queueCapacity(2 * EVENTS)
            .host("build-7")
            .build();
    try (AuditJournal journal = AuditJournal.open(directory, options)) {
      append(journal, request, decision);
      com.sun.management.ThreadMXBean threads =
          (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      append(journal, request, decision);
      long made = threads.getCurrentThreadAllocatedBytes() - before;
      // Any object takes 16 bytes; what is counted besides comes from counting.
      assertThat(made).isLessThan(EVENTS);
    }
  }

  private static void append(AuditJournal journal, AccessRequest request, Decision decision)
      throws IOException {
    for (int i = 0; i < EVENTS; i++) {
      journal.append(request, decision);
    }
  }
}
