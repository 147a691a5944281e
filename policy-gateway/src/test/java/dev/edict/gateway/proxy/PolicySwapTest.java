package dev.edict.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.decision.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Policies are swapped while requests go through. */
class PolicySwapTest {
  private static final int SWAPS = 1000;
  private static final int CLIENTS = 3;
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Queue<AuditEvent> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger served = new AtomicInteger();

  @Test
  void everyDecisionIsOfOnePolicy() throws Exception {
    HttpServer server = HttpServer.create(ANY, 0);
    server.createContext(
        "/",
        exchange -> {
          served.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    int port = server.getAddress().getPort();
    PolicyDecisionPoint policy = PolicyDecisionPoint.of(rules("one", port));
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (ForwardProxy proxy = ForwardProxy.builder(policy).audit(events::add).start(ANY)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Callable<Integer> client = () -> ask(proxy, port, done);
        running.add(clients.submit(client));
      }
      for (int swap = 1; swap <= SWAPS; swap++) {
        policy.publish(rules(swap % 2 == 0 ? "one" : "two", port));
        proxy.policyChanged();
      }
      done.set(true);
      for (Future<Integer> client : running) {
        assertThat(client.get()).isPositive();
      }
    } finally {
      clients.shutdownNow();
      server.stop(0);
    }

    assertThat(events.size()).isGreaterThanOrEqualTo(answered.get());
    assertThat(served.get()).isPositive();
    assertThat(events)
        .allSatisfy(
            event -> {
              String allowing = event.generation() % 2 == 1 ? "one" : "two";
              boolean asked = event.resource().endsWith("/" + allowing);
              assertThat(event.decision()).isEqualTo(asked ? Outcome.ALLOW : Outcome.DENY);
            });
  }

  private int ask(ForwardProxy proxy, int port, AtomicBoolean done) throws IOException {
    int asked = 0;
    String[] paths = {"/one", "/two", "/never"};
    while (!done.get()) {
      String path = paths[asked % paths.length];
      String answer = send(proxy, port, path);
      // What goes through while the new policy comes is ended without an answer.
      assertThat(answer).matches("HTTP/1.1 (204|403|503) .*|ended");
      assertThat(answer.startsWith("HTTP/1.1 204") && path.equals("/never")).isFalse();
      asked++;
      answered.incrementAndGet();
    }
    return asked;
  }

  private static String send(ForwardProxy proxy, int port, String path) throws IOException {
    String request = "GET http://127.0.0.1:%d%s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort())) {
      socket
          .getOutputStream()
          .write(request.formatted(port, path).getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.lines().findFirst().orElse("ended");
    } catch (SocketException reset) {
      return "ended";
    }
  }

  private static RuleSet rules(String path, int port) {
    String text =
        """
        edict 1
        policy "P" level org
        network { allow "%1$s" http GET to "127.0.0.1:%2$d" path "/%1$s" }
        """
            .formatted(path, port);
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }
}
