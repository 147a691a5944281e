package dev.edict.bench.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.condition.CompiledCondition;
import dev.edict.eval.condition.ConditionInput;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evaluating a condition that reads no arguments leaves nothing to collect. */
class ConditionAllocationTest {
  private static final int WARM_UP = 1000;
  private static final int MEASURED = 100_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ConditionInput input =
      new CallInput(SampleConditions.call(), Instant.parse("2026-07-01T12:00:00Z"));

  @ParameterizedTest
  @MethodSource("dev.edict.bench.condition.SampleConditions#rules")
  void allocatesNothing(Rule rule) {
    CompiledCondition condition = CompiledCondition.of(rule.condition());
    allocated(condition, WARM_UP);
    // The smallest object has 16 bytes; what the JVM does for itself now and then stays below one.
    assertThat(allocated(condition, MEASURED)).as(rule.id().toString()).isLessThan(MEASURED);
  }

  private long allocated(CompiledCondition condition, int times) {
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < times; i++) {
      condition.evaluate(input);
    }
    return threads.getThreadAllocatedBytes(thread) - before;
  }
}
