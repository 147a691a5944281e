package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.audit.journal.CheckpointKeys;
import dev.edict.bundle.BundleClient;
import dev.edict.bundle.BundleDirectory;
import dev.edict.bundle.BundleSchedule;
import dev.edict.bundle.BundleSource;
import dev.edict.bundle.PolicyBundle;
import dev.edict.bundle.TrustedKey;
import dev.edict.bundle.TrustedKeys;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.gateway.proxy.ForwardProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes through a proxy when bundles change. */
class BundlePolicyFeedTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final KeyPair KEY = CheckpointKeys.generate();
  private static final Duration OFTEN = Duration.ofMillis(20);

  @TempDir private Path folder;
  private final StringWriter messages = new StringWriter();
  private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

  private void push(int revision, String rule) throws Exception {
    String text = "edict 1\npolicy \"P\" level org\nnetwork { " + rule + " }\n";
    Instant now = Instant.now();
    PolicyBundle bundle =
        PolicyBundle.of(
            "acme", revision, now, now.plusSeconds(600), List.of(PolicySource.of("p.edict", text)));
    BundleDirectory.push(bundle.signedBy(KEY), folder);
  }

  private PolicyFeed feed(Duration maxAge) throws IOException {
    TrustedKeys keys = TrustedKeys.of(1, List.of(TrustedKey.always(KEY.getPublic())));
    return BundlePolicyFeed.open(
        point ->
            BundleClient.builder(BundleSource.in(folder), keys, point)
                .schedule(BundleSchedule.DEFAULTS.every(OFTEN).withMaxAge(maxAge)),
        null,
        new Streams(
            InputStream.nullInputStream(),
            new PrintWriter(messages),
            new PrintWriter(messages, true),
            false));
  }

  /** Does {@code change} while a request goes through, and returns when that was ended. */
  private void assertEnds(Duration maxAge, Change change) throws Exception {
    try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String endpoint = "127.0.0.1:" + host.getLocalPort();
      push(1, "allow \"host\" http GET to \"" + endpoint + "\"");
      try (PolicyFeed feed = feed(maxAge);
          ForwardProxy proxy = ForwardProxy.builder(feed.point()).audit(events::add).start(ANY);
          Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort())) {
        feed.follow(proxy::policyChanged);
        String request = "GET http://" + endpoint + "/ HTTP/1.1\r\nHost: " + endpoint + "\r\n\r\n";
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        try (Socket arrived = host.accept()) {
          assertThat(arrived.getInputStream().read()).isEqualTo('G');
          assertThat(events).extracting(AuditEvent::ruleName).containsExactly("host");
          change.run();
          assertEnded(client);
        }
      }
    }
  }

  /** Something that happens to bundles. */
  @FunctionalInterface
  private interface Change {
    void run() throws Exception;
  }

  private static void assertEnded(Socket client) throws IOException {
    try {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    } catch (SocketException reset) {
      assertThat(reset).isNotNull();
    }
  }

  @Test
  void whatANewBundleDeniesIsEnded() throws Exception {
    assertEnds(Duration.ofDays(1), () -> push(2, "deny \"no more\" connect any to \"**\""));
    assertThat(events).extracting(AuditEvent::ruleName).containsExactly("host", "no more");
    assertThat(messages.toString())
        .startsWith("edict: bundle current: acme revision 1\n")
        .contains("edict: bundle current: acme revision 2\n");
  }

  @Test
  void whatIsStaleIsEnded() throws Exception {
    assertEnds(Duration.ofSeconds(1), () -> Files.delete(folder.resolve(BundleSource.LATEST)));
    assertThat(events).hasSize(2);
    assertThat(events.get(1).kind().word()).isEqualTo("implicit");
  }
}
