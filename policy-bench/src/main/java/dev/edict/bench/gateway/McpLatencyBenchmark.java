package dev.edict.bench.gateway;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a call of a tool take over standard input and output, directly and through a
 * gateway that judges it by its arguments and records it? Client, gateway and server are processes
 * of their own; what the gateway adds is the difference at the same percentile.
 *
 * <pre>{@code
 * java -jar policy-bench/target/benchmarks.jar McpLatencyBenchmark
 * }</pre>
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class McpLatencyBenchmark {

  /** Whether calls go through the gateway. */
  @Param({"direct", "gateway"})
  public String way = "direct";

  /** How many characters the argument has, and the answer too. */
  @Param({"100", "10000"})
  public int characters = 100;

  private Path directory;
  private EchoClient client;
  private byte[] call;

  /** Starts the processes. */
  @Setup
  public void start() throws IOException, URISyntaxException {
    directory = Files.createTempDirectory("mcp-latency");
    List<String> command = java(EchoServer.class);
    if (way.equals("gateway")) {
      List<String> server = command;
      command = java(EchoGateway.class);
      command.add(directory.resolve("events.jsonl").toString());
      command.addAll(server);
    }
    client = new EchoClient(command);
    call = EchoClient.call(characters);
  }

  private static List<String> java(Class<?> main) throws URISyntaxException {
    String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path jar = Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    return new ArrayList<>(
        List.of(program, "-XX:+UseSerialGC", "-Xmx256m", "-cp", jar.toString(), main.getName()));
  }

  /** Calls the tool and waits for its answer. */
  @Benchmark
  public String call() throws IOException {
    return client.exchange(call);
  }

  /** Ends the processes. */
  @TearDown
  public void stop() throws IOException {
    client.close();
    Files.deleteIfExists(directory.resolve("events.jsonl"));
    Files.delete(directory);
  }
}
