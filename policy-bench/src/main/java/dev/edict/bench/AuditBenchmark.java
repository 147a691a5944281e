package dev.edict.bench;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.Durability;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does recording cost the thread that decides, and how many events a second reach the journal?
 *
 * <pre>{@code
 * java -jar policy-bench/target/benchmarks.jar AuditBenchmark -prof gc
 * }</pre>
 *
 * <p>{@code handOver} is the calling thread's part alone: a batch that fits the queue, begun when
 * the queue is empty. {@code buffered} ends when the last event is with the operating system, and
 * has the disk asked before each new segment and once a second; {@code forced} and {@code durable}
 * end when the last event is on the disk.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 20)
@Measurement(iterations = 30)
public class AuditBenchmark {
  private static final int FITTING = 1 << 16;
  private static final int MANY = 1 << 20;
  private static final int GROUP = 1 << 15;

  /** How large a segment grows; the standard, and one that a million events fit in. */
  @Param({"64", "1024"})
  private int segmentMebibytes;

  private BenchmarkJournal opened;
  private AuditJournal journal;
  private AccessRequest request;
  private Decision decision;
  private long last;

  /** Opens a buffered journal. */
  @Setup
  public void open() throws IOException {
    opened =
        BenchmarkJournal.open(
            JournalOptions.builder()
                .durability(Durability.BUFFERED)
                .queueCapacity(2 * FITTING)
                .segmentBytes((long) segmentMebibytes << 20));
    journal = opened.journal();
    request = opened.request();
    decision = opened.decision();
  }

  /** Waits until nothing is under way. */
  @Setup(Level.Iteration)
  public void drain() throws IOException {
    if (last > 0) {
      journal.awaitDurable(last);
    }
  }

  /** Closes the journal and deletes it. */
  @TearDown
  public void close() throws IOException {
    opened.close();
  }

  /** Hands over as many as fit the queue. */
  @Benchmark
  @OperationsPerInvocation(FITTING)
  public long handOver() throws IOException {
    for (int i = 0; i < FITTING; i++) {
      last = journal.append(request, decision);
    }
    return last;
  }

  /** Writes a million to the operating system. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long buffered() throws IOException {
    appendMany();
    journal.awaitWritten(last);
    return last;
  }

  /** Writes a million, then waits for the disk. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long forced() throws IOException {
    appendMany();
    journal.awaitDurable(last);
    return last;
  }

  private void appendMany() throws IOException {
    for (int i = 0; i < MANY; i++) {
      last = journal.append(request, decision);
    }
  }

  /** Writes a million in groups, waiting for the disk after each. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long durable() throws IOException {
    for (int i = 1; i <= MANY; i++) {
      last = journal.append(request, decision);
      if (i % GROUP == 0) {
        journal.awaitDurable(last);
      }
    }
    return last;
  }
}
