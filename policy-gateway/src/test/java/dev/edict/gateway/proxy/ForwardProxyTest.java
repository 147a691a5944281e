package dev.edict.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.request.Subject;
import dev.edict.gateway.mount.SandboxEnvironment;
import dev.edict.gateway.secret.EnvironmentSecrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardProxyTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir private static Path keys;
  private static SSLContext tls;

  private final List<AuditEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> resolved = new CopyOnWriteArrayList<>();
  private final Map<String, List<String>> names =
      Map.of(
          "site.test", List.of("127.0.0.1"),
          "evil.test", List.of("127.0.0.1"),
          "unknown.test", List.of(),
          "rebound.test", List.of("127.0.0.1", "169.254.169.254"));
  private HttpServer plain;
  private HttpsServer secure;
  private PolicyDecisionPoint policy;
  private ForwardProxy proxy;

  @BeforeAll
  static void makeCertificate() throws Exception {
    Path store =
        TestKeys.make(keys.resolve("keys.p12"), "site.test", "SAN=dns:site.test,dns:evil.test");
    KeyStore loaded = TestKeys.load(store);
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(loaded, TestKeys.PASSWORD.toCharArray());
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(loaded);
    tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
  }

  @BeforeEach
  void start() throws Exception {
    plain = HttpServer.create(ANY, 0);
    plain.createContext("/", this::answer);
    plain.start();
    secure = HttpsServer.create(ANY, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(tls));
    secure.createContext("/", this::answer);
    secure.start();
    policy = PolicyDecisionPoint.of(rules(""));
    proxy = builder().start(ANY);
  }

  private ForwardProxy.Builder builder() {
    return ForwardProxy.builder(policy)
        .subject(Subject.user("alice"))
        .audit(events::add)
        .host("gateway-1")
        .secrets(EnvironmentSecrets.of("", Map.of("KEY", "canary-value")))
        .resolver(
            name -> {
              resolved.add(name);
              List<String> addresses = names.get(name);
              if (addresses == null) {
                throw new UnknownHostException(name);
              }
              return addresses;
            });
  }

  private RuleSet rules(String more) {
    String text =
        """
        edict 1
        policy "P" level org
        network {
          allow "site" connect tcp to "site.test:%d", "rebound.test:%d", "unknown.test:80"
          allow "reads" http GET, POST to "site.test:%d" path "/open/**"
          deny "metadata" connect any to 169.254.0.0/16
          secret "KEY" for "site.test:%d" inject header "X-Key"
          %s
        }
        """
            .formatted(
                secure.getAddress().getPort(),
                secure.getAddress().getPort(),
                plain.getAddress().getPort(),
                plain.getAddress().getPort(),
                more);
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().get("X-Key")
              + " "
              + body);
      byte[] answer = "hello".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    plain.stop(0);
    secure.stop(0);
  }

  @Test
  void clearRequestsAreJudgedByMethodAndPath() throws Exception {
    HttpResponse<String> allowed = get("http://site.test:" + port(plain) + "/open/a?q=1");
    HttpResponse<String> denied = get("http://site.test:" + port(plain) + "/closed");

    assertThat(allowed.body()).isEqualTo("hello");
    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(denied.headers().firstValue("Edict-Code")).contains("no-rule");
    assertThat(denied.body())
        .startsWith("{\"id\":null,\"outcome\":\"deny\"")
        .contains("\"no-rule\"");
    assertThat(requests).containsExactly("GET /open/a?q=1 [canary-value] ");
    assertThat(events).hasSize(2);
    assertThat(events.toString()).doesNotContain("canary");
  }

  @Test
  void aPlaceholderFromTheSandboxBecomesTheSecretOnTheWay() throws Exception {
    String request =
        "GET http://site.test:%1$d/open/a HTTP/1.1\r\nHost: site.test:%1$d\r\nX-Key: %2$s\r\n\r\n"
            .formatted(port(plain), SandboxEnvironment.PLACEHOLDER);

    assertThat(raw(request)).startsWith("HTTP/1.1 200").doesNotContain("canary");
    assertThat(requests).containsExactly("GET /open/a [canary-value] ");
  }

  @Test
  void bodiesArePassedOnHoweverTheyAreFramed() throws Exception {
    String url = "http://site.test:" + port(plain) + "/open/b";
    HttpRequest fixed =
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString("abc")).build();
    HttpRequest chunked =
        HttpRequest.newBuilder(URI.create(url))
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(100_000))))
            .build();

    assertThat(client().send(fixed, BodyHandlers.ofString()).body()).isEqualTo("hello");
    assertThat(client().send(chunked, BodyHandlers.ofString()).body()).isEqualTo("hello");
    assertThat(requests.get(0)).endsWith(" abc");
    assertThat(requests.get(1)).endsWith(" " + "x".repeat(100_000));
  }

  @Test
  void whoIsDeniedHearsOfItHoweverMuchIsUnderWay() throws Exception {
    String request =
        "POST http://site.test:%d/closed HTTP/1.1\r\nHost: site.test\r\nContent-Length: %d\r\n\r\n"
            .formatted(port(plain), 500_000);

    assertThat(raw(request + "x".repeat(500_000))).startsWith("HTTP/1.1 403").contains("no-rule");
  }

  @Test
  void aHiddenSecondRequestIsNotServed() throws Exception {
    String first =
        "GET http://site.test:" + port(plain) + "/open/a HTTP/1.1\r\nHost: site.test\r\n\r\n";
    String second =
        "GET http://site.test:" + port(plain) + "/closed HTTP/1.1\r\nHost: site.test\r\n\r\n";

    assertThat(raw(first + second)).startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1");
    assertThat(requests).hasSize(1);
  }

  @Test
  void aHostHeaderOfAnotherHostIsRefused() throws Exception {
    String request =
        "GET http://site.test:" + port(plain) + "/open/a HTTP/1.1\r\nHost: evil.test\r\n\r\n";

    assertThat(raw(request)).startsWith("HTTP/1.1 403").contains("names-disagree");
    assertThat(requests).isEmpty();
  }

  @Test
  void tunnelsGoToTheJudgedHost() throws Exception {
    HttpResponse<String> response = get("https://site.test:" + port(secure) + "/any");

    assertThat(response.body()).isEqualTo("hello");
    assertThat(events)
        .singleElement()
        .satisfies(event -> assertThat(event.ruleName()).isEqualTo("site"));
  }

  @Test
  void pythonGetsItsTunnels() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort())) {
      String connect = "CONNECT site.test:" + port(secure) + " HTTP/1.0\r\n\r\n";
      socket.getOutputStream().write(connect.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void deniedNamesAreNotEvenResolved() {
    assertThatThrownBy(() -> get("https://evil.test:" + port(secure) + "/"))
        .isInstanceOf(IOException.class);
    assertThat(resolved).isEmpty();
    assertThat(events).hasSize(1);
  }

  @Test
  void aNameThatResolvesToADeniedAddressIsDenied() throws Exception {
    String connect =
        "CONNECT rebound.test:" + port(secure) + " HTTP/1.1\r\nHost: rebound.test\r\n\r\n";

    assertThat(raw(connect)).startsWith("HTTP/1.1 403").contains("\"rule\":\"metadata\"");
    assertThat(requests).isEmpty();
  }

  @Test
  void anUnknownNameIsABadGateway() throws Exception {
    String connect = "CONNECT unknown.test:80 HTTP/1.1\r\nHost: unknown.test\r\n\r\n";

    assertThat(raw(connect)).startsWith("HTTP/1.1 502").contains("unresolvable");
  }

  @Test
  void theServerNameMustBeTheTarget() throws Exception {
    assertThat(handshake("site.test")).isTrue();
    assertThat(handshake("evil.test")).isFalse();
    assertThat(events)
        .extracting(AuditEvent::kind)
        .map(Object::toString)
        .containsExactly("EXPLICIT", "INVALID");
  }

  @Test
  void whatIsNoTlsDoesNotGoThroughATunnel() throws Exception {
    String connect = "CONNECT site.test:" + port(secure) + " HTTP/1.1\r\nHost: site.test\r\n\r\n";

    String answer = raw(connect + "GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("hello");
    assertThat(requests).isEmpty();
    assertThat(events).extracting(AuditEvent::host).containsExactly("gateway-1");
  }

  @Test
  void anotherPolicyEndsWhatItDenies() throws Exception {
    try (Socket tunnel = tunnelled("site.test")) {
      while (proxy.openConnections() == 0) {
        Thread.onSpinWait();
      }
      policy.publish(rules("deny \"no more\" connect any to \"site.test\""));

      assertThat(proxy.policyChanged()).isEqualTo(1);
      assertThatThrownBy(
              () -> {
                if (tunnel.getInputStream().read() < 0) {
                  throw new IOException("ended");
                }
              })
          .isInstanceOf(IOException.class);
    }
    assertThat(events.get(events.size() - 1).ruleName()).isEqualTo("no more");
  }

  @Test
  void connectionsAreBounded() throws Exception {
    try (ForwardProxy small =
            builder().limits(ProxyLimits.DEFAULTS.withMostConnections(1)).start(ANY);
        Socket first = new Socket(InetAddress.getLoopbackAddress(), small.address().getPort())) {
      first.getOutputStream().write('G');
      assertThat(raw(small, "")).startsWith("HTTP/1.1 503").contains("too-many-connections");
    }
  }

  @Test
  void slowClientsAreGivenUp() throws Exception {
    Duration brief = Duration.ofMillis(50);
    try (ForwardProxy hasty =
        builder().limits(ProxyLimits.DEFAULTS.withHeadPatience(brief)).start(ANY)) {
      assertThat(raw(hasty, "GET http")).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void clientsThatNeverStopToBeginAreGivenUp() throws Exception {
    Duration brief = Duration.ofMillis(200);
    try (ForwardProxy hasty =
            builder().limits(ProxyLimits.DEFAULTS.withHeadPatience(brief)).start(ANY);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), hasty.address().getPort())) {
      socket.setSoTimeout(10);
      assertThat(dripping(socket)).startsWith("HTTP/1.1 408");
    }
  }

  /** Sends a byte whenever nothing comes, until something does. */
  private static String dripping(Socket socket) throws IOException {
    byte[] start = new byte[12];
    while (true) {
      socket.getOutputStream().write('G');
      try {
        int read = socket.getInputStream().readNBytes(start, 0, start.length);
        return new String(start, 0, read, StandardCharsets.US_ASCII);
      } catch (SocketTimeoutException nothing) {
        assertThat(socket.isConnected()).isTrue();
      }
    }
  }

  private boolean handshake(String name) throws IOException {
    try (Socket socket = tunnelled(name)) {
      return socket.isConnected();
    } catch (javax.net.ssl.SSLException refused) {
      return false;
    }
  }

  /**
   * Returns a connection through a tunnel to site.test, with a handshake that says {@code name}.
   */
  private Socket tunnelled(String name) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort());
    String connect = "CONNECT site.test:" + port(secure) + " HTTP/1.1\r\nHost: site.test\r\n\r\n";
    socket.getOutputStream().write(connect.getBytes(StandardCharsets.US_ASCII));
    byte[] established = socket.getInputStream().readNBytes(39);
    assertThat(new String(established, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");
    var secured =
        (javax.net.ssl.SSLSocket) tls.getSocketFactory().createSocket(socket, name, 1, true);
    secured.startHandshake();
    return secured;
  }

  private HttpResponse<String> get(String url) throws Exception {
    return client().send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .proxy(ProxySelector.of(proxy.address()))
        .sslContext(tls)
        .version(HttpClient.Version.HTTP_1_1)
        .build();
  }

  private String raw(String request) throws IOException {
    return raw(proxy, request);
  }

  private static String raw(ForwardProxy to, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static int port(HttpServer server) {
    return server.getAddress().getPort();
  }
}
