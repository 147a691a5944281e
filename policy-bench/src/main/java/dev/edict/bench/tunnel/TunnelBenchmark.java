package dev.edict.bench.tunnel;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.bench.neutral.NeutralGenerator;
import dev.edict.bench.workload.NeutralPolicy;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.AuditSink;
import dev.edict.eval.audit.JsonLinesAuditSink;
import dev.edict.gateway.proxy.ForwardProxy;
import dev.edict.gateway.proxy.HostResolver;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Prints which share of a bare tunnel's throughput the forward proxy has, with 1000 rules and every
 * decision recorded; see {@code README.md} for how it is measured.
 *
 * <pre>{@code
 * java -cp policy-bench/target/benchmarks.jar dev.edict.bench.tunnel.TunnelBenchmark 5
 * }</pre>
 */
public final class TunnelBenchmark {
  private static final int RULES = 1000;
  private static final int WARM_UP_ROUNDS = 2;
  private static final int LOADING_CLIENTS = 4;
  private static final int LOADS = 4;
  private static final long LARGE = 128L << 20;
  private static final int CONNECTING_CLIENTS = 8;
  private static final int CONNECTIONS = 200;
  private static final String BARE = "bare tunnel";
  private static final String HOST = "source.test";
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final List<Way> ways = new ArrayList<>();

  /** One way to the host, and what was measured on it, round by round. */
  private record Way(String name, Download download, List<Rate> loads, List<Rate> connections) {}

  private TunnelBenchmark() {}

  /**
   * Measures.
   *
   * @param arguments how many rounds; each measures every way once
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    Path directory = Files.createTempDirectory(Path.of("").toAbsolutePath(), "tunnel-benchmark");
    int helloLength = SampleHello.naming(HOST).length;
    TunnelBenchmark benchmark = new TunnelBenchmark();
    try (ByteSource source = new ByteSource(helloLength);
        BareTunnel bare = new BareTunnel(source.address());
        JsonLinesAuditSink lines = JsonLinesAuditSink.append(directory.resolve("audit.jsonl"));
        AuditJournal journal =
            AuditJournal.open(directory.resolve("journal"), JournalOptions.builder().build());
        ForwardProxy withLines = proxy(source.address().getPort(), lines);
        ForwardProxy withJournal = proxy(source.address().getPort(), journal)) {
      source.start();
      bare.start();
      String connect =
          "CONNECT %1$s:%2$d HTTP/1.1\r\nHost: %1$s:%2$d\r\n\r\n"
              .formatted(HOST, source.address().getPort());
      benchmark.add("direct", new Download(source.address(), "", HOST));
      benchmark.add(BARE, new Download(bare.address(), connect, HOST));
      benchmark.add("proxy, audit file", new Download(withLines.address(), connect, HOST));
      benchmark.add("proxy, audit journal", new Download(withJournal.address(), connect, HOST));
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        benchmark.measure(round);
      }
    }
    benchmark.print(System.out);
  }

  private static ForwardProxy proxy(int port, AuditSink sink) throws IOException {
    List<PolicySource> sources =
        List.of(
            NeutralPolicy.source(new NeutralGenerator(RULES - 1).rules()),
            PolicySource.of(
                "source.edict",
                """
                edict 1
                policy "source" level org
                network { allow "source" connect tcp to "%s:%d" }
                """
                    .formatted(HOST, port)));
    HostResolver resolver = name -> List.of("127.0.0.1");
    return ForwardProxy.builder(
            PolicyDecisionPoint.of(PolicyFrontEnd.analyze(sources).requireRuleSet()))
        .audit(sink)
        .resolver(resolver)
        .start(ANY);
  }

  private void add(String name, Download download) {
    ways.add(new Way(name, download, new ArrayList<>(), new ArrayList<>()));
  }

  /** Measures every way once, each round another one first. */
  private void measure(int round) throws InterruptedException, ExecutionException {
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(Math.floorMod(i + round, ways.size()));
      Rate load = Rate.of(LOADING_CLIENTS, LOADS, () -> way.download().fetch(LARGE));
      Rate connecting = Rate.of(CONNECTING_CLIENTS, CONNECTIONS, () -> way.download().fetch(1));
      if (round >= 0) {
        way.loads().add(load);
        way.connections().add(connecting);
      }
    }
  }

  private void print(PrintStream out) {
    print(out, "large downloads", "MB/s", LARGE / 1e6, Way::loads);
    print(out, "new connections", "1/s", 1, Way::connections);
  }

  private void print(
      PrintStream out, String what, String unit, double factor, Function<Way, List<Rate>> part) {
    List<Rate> bare =
        ways.stream().filter(way -> way.name().equals(BARE)).findFirst().map(part).orElseThrow();
    out.printf("%-22s %10s %20s %20s%n", what, unit, "share of bare tunnel", "by processor time");
    for (Way way : ways) {
      List<Rate> own = part.apply(way);
      out.printf(
          "%-22s %10.0f %19.0f%% %19.0f%%%n",
          way.name(),
          factor * median(own.stream().mapToDouble(Rate::perSecond)),
          share(own, bare, Rate::perSecond),
          share(own, bare, Rate::perCpuSecond));
    }
  }

  /** Returns the median of the shares of all rounds, in percent. */
  private static double share(List<Rate> own, List<Rate> bare, ToDoubleFunction<Rate> part) {
    return median(
        IntStream.range(0, own.size())
            .mapToDouble(
                i -> 100 * part.applyAsDouble(own.get(i)) / part.applyAsDouble(bare.get(i))));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
