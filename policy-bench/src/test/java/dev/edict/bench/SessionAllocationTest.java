package dev.edict.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.bench.workload.AnsweredRequest;
import dev.edict.bench.workload.PlainRequest;
import dev.edict.bench.workload.Workload;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.SubjectDecisionPoint;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session makes no object for a request in plain spelling. */
class SessionAllocationTest {
  private static final Workload WORKLOAD = Workload.of(1000);

  private final SubjectDecisionPoint session =
      PolicyDecisionPoint.of(WORKLOAD.ruleSet())
          .session(PlainRequest.SUBJECT, PlainRequest.ENVIRONMENT);

  @Test
  void makesNoObject() {
    List<PlainRequest> requests =
        WORKLOAD.requests().stream()
            .map(AnsweredRequest::request)
            .filter(SessionAllocationTest::isPlain)
            .toList();
    askAll(requests, 10);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    askAll(requests, 10);
    long made = threads.getCurrentThreadAllocatedBytes() - before;
    // Any object takes 16 bytes; what is counted besides comes from counting.
    assertThat(made).isLessThan(requests.size());
  }

  private static boolean isPlain(PlainRequest request) {
    return !(request instanceof PlainRequest.Connect connect && connect.host().contains(":"));
  }

  private void askAll(List<PlainRequest> requests, int times) {
    for (int round = 0; round < times; round++) {
      for (int i = 0; i < requests.size(); i++) {
        requests.get(i).ask(session);
      }
    }
  }
}
