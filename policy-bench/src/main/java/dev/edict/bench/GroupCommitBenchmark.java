package dev.edict.bench;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many events a second are on the disk before those who recorded them go on?
 *
 * <pre>{@code
 * java -jar policy-bench/target/benchmarks.jar GroupCommitBenchmark
 * }</pre>
 *
 * <p>In {@code waiting} each of many threads records one event and waits for the disk, as a gateway
 * with a thread for each connection does. In {@code completing} a few threads each have many events
 * under way, as a server does that answers when a future completes.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class GroupCommitBenchmark {
  private static final int UNDER_WAY = 2048;

  private BenchmarkJournal opened;
  private AuditJournal journal;
  private AccessRequest request;
  private Decision decision;

  /** Opens a durable journal. */
  @Setup
  public void open() throws IOException {
    opened = BenchmarkJournal.open(JournalOptions.builder());
    journal = opened.journal();
    request = opened.request();
    decision = opened.decision();
  }

  /** Closes the journal and deletes it. */
  @TearDown
  public void close() throws IOException {
    opened.close();
  }

  /** Records one and waits until it is on the disk. */
  @Benchmark
  @Threads(256)
  public void waiting() throws IOException {
    journal.write(request, decision);
  }

  /** Records many and waits until the last is on the disk, as is then each before it. */
  @Benchmark
  @Threads(2)
  @OperationsPerInvocation(UNDER_WAY)
  public void completing() throws IOException {
    CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    for (int i = 0; i < UNDER_WAY; i++) {
      last = journal.whenDurable(journal.append(request, decision));
    }
    last.join();
  }
}
