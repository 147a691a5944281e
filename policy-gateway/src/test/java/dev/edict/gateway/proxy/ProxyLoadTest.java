package dev.edict.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.AuditEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients at once, through tunnels and in clear text. */
class ProxyLoadTest {
  private static final int CLIENTS = 16;
  private static final int ASKED_BY_EACH = 20;
  private static final int REPEATED = 20_000;
  private static final int FEW = 5;
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Queue<AuditEvent> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger mostServed = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ServerSocket host;

  @BeforeEach
  void listen() throws IOException {
    host = new ServerSocket();
    host.bind(ANY, 200);
    threads.execute(this::accept);
  }

  @AfterEach
  void stop() throws IOException {
    host.close();
    threads.shutdownNow();
  }

  @Test
  void everybodyGetsWhatTheyAskedForAndOneEvent() throws Exception {
    load(ProxyLimits.DEFAULTS);

    assertThat(refused).hasValue(0);
  }

  @Test
  void whoFindsNoPlaceIsToldAndLeavesNoTrace() throws Exception {
    load(ProxyLimits.DEFAULTS.withMostConnections(FEW));

    assertThat(refused.get()).isPositive();
    assertThat(mostServed.get()).isBetween(1, FEW);
  }

  private void load(ProxyLimits limits) throws Exception {
    List<String> asked = new ArrayList<>();
    try (ForwardProxy proxy =
        ForwardProxy.builder(PolicyDecisionPoint.of(rules()))
            .audit(events::add)
            .resolver(name -> List.of("127.0.0.1"))
            .limits(limits)
            .start(ANY)) {
      List<Future<List<String>>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        String client = "c" + i;
        clients.add(threads.submit(() -> askAll(proxy, client)));
      }
      for (Future<List<String>> client : clients) {
        asked.addAll(client.get());
      }
    }

    assertThat(asked).hasSize(CLIENTS * ASKED_BY_EACH);
    assertThat(events).extracting(AuditEvent::resource).containsExactlyInAnyOrderElementsOf(asked);
  }

  private RuleSet rules() {
    String text =
        """
        edict 1
        policy "P" level org
        network {
          allow "tunnels" connect tcp to "*.tunnel.test:%1$d"
          allow "requests" http GET to "*.clear.test:%1$d" path "/**"
        }
        """
            .formatted(host.getLocalPort());
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }

  /** Returns what events should be about. */
  private List<String> askAll(ForwardProxy proxy, String client) throws IOException {
    List<String> resources = new ArrayList<>();
    for (int i = 0; i < ASKED_BY_EACH; i++) {
      String token = client + "-" + i;
      boolean tunnel = i % 2 == 0;
      String name = token + (tunnel ? ".tunnel.test" : ".clear.test");
      while (!ask(proxy, name, token, tunnel)) {
        refused.incrementAndGet();
      }
      String endpoint = name + ":" + host.getLocalPort();
      resources.add(tunnel ? endpoint : endpoint + "/" + token);
    }
    return resources;
  }

  /** Returns whether there was a place; else there is nothing to get. */
  private boolean ask(ForwardProxy proxy, String name, String token, boolean tunnel)
      throws IOException {
    String endpoint = name + ":" + host.getLocalPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort())) {
      send(
          socket,
          tunnel
              ? "CONNECT " + endpoint + " HTTP/1.1\r\nHost: " + endpoint + "\r\n\r\n"
              : "GET http://%1$s/%2$s HTTP/1.1\r\nHost: %1$s\r\nX-Token: %2$s\r\n\r\n"
                  .formatted(endpoint, token));
      if (!head(socket.getInputStream()).startsWith("HTTP/1.1 200")) {
        return false;
      }
      if (tunnel) {
        socket.getOutputStream().write(hello(name));
        send(socket, "X-Token: " + token + "\r\n\r\n");
      }
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer.equals(token.repeat(REPEATED))).as("what %s got", token).isTrue();
      return true;
    } catch (SocketException reset) {
      // Told that there is no place, and closed before the request was read.
      return false;
    }
  }

  private void accept() {
    while (!host.isClosed()) {
      try {
        Socket socket = host.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** Says the token again and again, to a tunnel and to a request. */
  private void serve(Socket socket) {
    mostServed.accumulateAndGet(served.incrementAndGet(), Math::max);
    try (socket) {
      InputStream in = socket.getInputStream();
      String start = new String(in.readNBytes(1), StandardCharsets.ISO_8859_1);
      boolean tunnel = start.charAt(0) == ClientHello.HANDSHAKE_RECORD;
      if (tunnel) {
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(4));
        in.skipNBytes(header.getShort(2));
      } else {
        send(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
      }
      String head = head(in);
      String token = head.substring(head.toLowerCase(Locale.ROOT).indexOf("x-token: "));
      served.decrementAndGet();
      send(socket, token.substring(9, token.indexOf('\r')).repeat(REPEATED));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new SocketException("no whole head: " + head);
      }
      head.append((char) octet);
    }
    return head.toString();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] hello(String name) {
    byte[] server = name.getBytes(StandardCharsets.US_ASCII);
    int message = 52 + server.length;
    return ByteBuffer.allocate(9 + message)
        .put(new byte[] {22, 3, 1})
        .putShort((short) (4 + message))
        .putInt(1 << 24 | message)
        .putShort((short) 0x0303)
        .put(new byte[33])
        .putInt(0x00021301)
        .putShort((short) 0x0100)
        .putShort((short) (9 + server.length))
        .putShort((short) 0)
        .putShort((short) (5 + server.length))
        .putShort((short) (3 + server.length))
        .put((byte) 0)
        .putShort((short) server.length)
        .put(server)
        .array();
  }
}
