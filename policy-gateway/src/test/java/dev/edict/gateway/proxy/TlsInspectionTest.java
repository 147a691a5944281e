package dev.edict.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.gateway.secret.EnvironmentSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsInspectionTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final int LARGE = 1_000_000;

  @TempDir private static Path keys;
  private static CertificateAuthority authority;
  private static Path site;
  private static SSLContext client;
  private static SSLContext hosts;
  private static Path pem;

  private final List<AuditEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpsServer secure;
  private int port;
  private PolicyDecisionPoint policy;
  private ForwardProxy proxy;

  @BeforeAll
  static void makeKeys() throws Exception {
    authority = TestKeys.authority(TestKeys.makeAuthority(keys.resolve("ca.p12")));
    site = TestKeys.make(keys.resolve("site.p12"), "site.test", "SAN=dns:site.test");
    client = TestKeys.trusting(authority.certificate(), TestKeys.certificate(site));
    hosts = TestKeys.trusting(TestKeys.certificate(site));
    pem = TestKeys.writePem(keys.resolve("ca.pem"), authority.certificate());
  }

  @BeforeEach
  void start() throws Exception {
    secure = HttpsServer.create(ANY, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(TestKeys.showing(site)));
    secure.createContext("/", this::answer);
    secure.start();
    port = secure.getAddress().getPort();
    policy = PolicyDecisionPoint.of(rules(""));
    proxy = builder().inspect(authority).hostTls(hosts).start(ANY);
  }

  private ForwardProxy.Builder builder() {
    return ForwardProxy.builder(policy)
        .audit(events::add)
        .secrets(EnvironmentSecrets.of("", Map.of("KEY", "canary-value")))
        .resolver(name -> List.of("127.0.0.1"));
  }

  private RuleSet rules(String more) {
    String text =
        """
        edict 1
        policy "P" level org
        network {
          allow "open" http GET, POST, HEAD to "site.test:%1$d", "wrong.test:%1$d" path "/open/**"
          deny "hidden" http any to "site.test:%1$d" path "/open/hidden"
          secret "KEY" for "site.test:%1$d" inject header "X-Key"
          %2$s
        }
        """
            .formatted(port, more);
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().get("X-Key")
              + " "
              + body.length);
      byte[] answer = exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
      if (exchange.getRequestURI().getPath().endsWith("/large")) {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(new byte[LARGE]);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", "17");
        exchange.sendResponseHeaders(200, -1);
      } else {
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    secure.stop(0);
  }

  @Test
  void requestsInTunnelsAreJudgedByMethodAndPath() throws Exception {
    HttpResponse<String> allowed = get("/open/a?q=1");
    HttpResponse<String> hidden = get("/open/hidden");
    HttpResponse<String> closed = get("/closed");

    assertThat(allowed.body()).isEqualTo("/open/a");
    assertThat(hidden.statusCode()).isEqualTo(403);
    assertThat(hidden.body()).contains("\"outcome\":\"deny\"").contains("\"rule\":\"hidden\"");
    assertThat(closed.statusCode()).isEqualTo(403);
    assertThat(closed.headers().firstValue("Edict-Code")).contains("no-rule");
    assertThat(requests).containsExactly("GET /open/a?q=1 [canary-value] 0");
    assertThat(events)
        .extracting(AuditEvent::action)
        .containsSubsequence("connect:tcp", "http:GET", "http:GET");
    assertThat(events)
        .filteredOn(event -> event.action().equals("http:GET"))
        .extracting(event -> event.decision() + " " + event.resource())
        .containsExactly(
            "ALLOW site.test:" + port + "/open/a",
            "DENY site.test:" + port + "/open/hidden",
            "DENY site.test:" + port + "/closed");
    assertThat(events.toString()).doesNotContain("canary");
  }

  @Test
  void oneConnectionCarriesManyRequests() throws Exception {
    try (SSLSocket tunnel = tunnelled("site.test")) {
      for (int i = 0; i < 20; i++) {
        send(tunnel, "GET /open/" + i + " HTTP/1.1\r\nHost: site.test\r\n\r\n");
        assertThat(answer(tunnel)).endsWith("/open/" + i);
      }
      send(tunnel, "HEAD /open/head HTTP/1.1\r\nHost: site.test\r\n\r\n");
      assertThat(head(tunnel)).containsIgnoringCase("content-length: 17");
      String posted = "4\r\nabcd\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n";
      send(
          tunnel,
          "POST /open/post HTTP/1.1\r\nHost: site.test\r\nTransfer-Encoding: chunked\r\n\r\n"
              + posted);
      assertThat(answer(tunnel)).endsWith("/open/post");
      assertThat(proxy.openConnections()).isEqualTo(1);
    }
    assertThat(requests).hasSize(22).last().isEqualTo("POST /open/post [canary-value] 20");
    assertThat(events).hasSize(23);
  }

  @Test
  void largeBodiesGoBothWays() throws Exception {
    byte[] large = new byte[LARGE];
    HttpRequest fixed = request("/open/b").POST(BodyPublishers.ofByteArray(large)).build();
    HttpRequest chunked =
        request("/open/c")
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))
            .build();

    assertThat(client().send(fixed, BodyHandlers.ofString()).body()).isEqualTo("/open/b");
    assertThat(client().send(chunked, BodyHandlers.ofString()).body()).isEqualTo("/open/c");
    assertThat(client().send(request("/open/large").build(), BodyHandlers.ofByteArray()).body())
        .hasSize(LARGE);
    assertThat(requests)
        .containsExactly(
            "POST /open/b [canary-value] " + LARGE,
            "POST /open/c [canary-value] " + LARGE,
            "GET /open/large [canary-value] 0");
  }

  @ParameterizedTest
  @CsvSource({
    "'GET /open/a HTTP/1.1|Host: evil.test||', 403, names-disagree",
    "'GET /open/a HTTP/1.1|Host: site.test:1||', 403, names-disagree",
    "'GET /open/a HTTP/1.1|Host: site.test|Upgrade: websocket|Connection: upgrade||', 403, upgrade",
    "'GET https://site.test/open/a HTTP/1.1|Host: site.test||', 400, malformed-request",
    "'GET http://evil.test/open/a HTTP/1.1|Host: site.test||', 400, malformed-request",
    "'CONNECT /open/a HTTP/1.1|Host: site.test||', 400, malformed-request",
    "'OPTIONS * HTTP/1.1|Host: site.test||', 400, malformed-request",
    "'GET /open/%2e%2e/closed HTTP/1.1|Host: site.test||', 403, ",
    "'POST /open/a HTTP/1.1|Host: site.test|Content-Length: 1|Transfer-Encoding: chunked||0||', 400, malformed-request",
    "'GET /open/a HTTP/1.1|Host: site.test|X: a| b||', 400, malformed-request",
    "'PUT /open/a HTTP/1.1|Host: site.test|Content-Length: 3||abc', 403, no-rule",
  })
  void whatIsNotAllowedDoesNotReachTheHost(String request, int status, String code)
      throws Exception {
    try (SSLSocket tunnel = tunnelled("site.test")) {
      send(tunnel, request.replace("|", "\r\n"));
      String answer = new String(tunnel.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 " + status);
      assertThat(answer).contains(code == null ? "Edict-Code" : "Edict-Code: " + code + "\r\n");
      assertThat(answer).containsOnlyOnce("HTTP/1.1");
    }
    assertThat(requests).isEmpty();
  }

  @Test
  void hostsMustProveTheirName() throws Exception {
    try (SSLSocket tunnel = tunnelled("wrong.test")) {
      send(tunnel, "GET /open/a HTTP/1.1\r\nHost: wrong.test\r\n\r\n");

      assertThat(answer(tunnel)).startsWith("HTTP/1.1 502").contains("untrusted-host");
    }
    assertThat(requests).isEmpty();
    assertThat(events).hasSize(2);
  }

  @Test
  void hostsMustBeTrusted() throws Exception {
    proxy.close();
    proxy = builder().inspect(authority).start(ANY);

    HttpResponse<String> answer = get("/open/a");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("untrusted-host");
    assertThat(requests).isEmpty();
  }

  @Test
  void withoutAnAuthorityWhatNeedsInspectionIsDenied() throws Exception {
    proxy.close();
    proxy = builder().start(ANY);

    assertThat(connect("site.test")).startsWith("HTTP/1.1 403").contains("needs-inspection");
    assertThat(events).hasSize(1);
  }

  @Test
  void whatNeedsNoInspectionIsNotOpened() throws Exception {
    policy.publish(
        PolicyFrontEnd.analyze(
                PolicySource.of(
                    "q.edict",
                    "edict 1\npolicy \"Q\" level org\nnetwork { allow \"all\" connect tcp to"
                        + " \"site.test:"
                        + port
                        + "\" }\n"))
            .requireRuleSet());

    try (SSLSocket tunnel = tunnelled("site.test")) {
      X509Certificate shown = (X509Certificate) tunnel.getSession().getPeerCertificates()[0];
      assertThat(shown).isEqualTo(TestKeys.certificate(site));
      // From now on it would have to be inspected, which this connection is not.
      policy.publish(rules(""));
      assertThat(proxy.policyChanged()).isEqualTo(1);
    }
  }

  @Test
  void anotherPolicyEndsWhatItDenies() throws Exception {
    try (SSLSocket tunnel = tunnelled("site.test")) {
      send(tunnel, "GET /open/a HTTP/1.1\r\nHost: site.test\r\n\r\n");
      assertThat(answer(tunnel)).endsWith("/open/a");
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
  void certificatesAreForOneNameAndADay() throws Exception {
    try (SSLSocket tunnel = tunnelled("site.test")) {
      X509Certificate shown = (X509Certificate) tunnel.getSession().getPeerCertificates()[0];

      assertThat(shown.getSubjectAlternativeNames()).containsExactly(List.of(2, "site.test"));
      assertThat(shown.getBasicConstraints()).isEqualTo(-1);
      assertThat(
              Duration.between(shown.getNotBefore().toInstant(), shown.getNotAfter().toInstant()))
          .isEqualTo(Duration.ofHours(25));
      shown.verify(authority.certificate().getPublicKey());
    }
  }

  @Test
  void onlyHttp11IsAgreedUpon() throws Exception {
    try (SSLSocket both = unopened("site.test")) {
      setProtocols(both, "h2", "http/1.1");
      both.startHandshake();
      assertThat(both.getApplicationProtocol()).isEqualTo("http/1.1");
    }
    try (SSLSocket newer = unopened("site.test")) {
      setProtocols(newer, "h2");
      assertThatThrownBy(newer::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void curlIsServed() throws Exception {
    String url = "https://site.test:" + port;
    String body = keys.resolve("body").toString();
    Files.write(Path.of(body), new byte[LARGE]);

    assertThat(curl(url + "/open/a", url + "/open/b")).isEqualTo("/open/a200/1.1 /open/b200/1.1 ");
    assertThat(curl(url + "/open/hidden")).contains("\"rule\":\"hidden\"").endsWith("403/1.1 ");
    assertThat(curl("--data-binary", "@" + body, "-H", "Expect: 100-continue", url + "/open/up"))
        .isEqualTo("/open/up200/1.1 ");
    assertThat(curl("-T", body, "-X", "PUT", url + "/open/up")).endsWith("403/1.1 ");
    assertThat(requests).hasSize(3).last().isEqualTo("POST /open/up [canary-value] " + LARGE);
  }

  private String curl(String... arguments) throws Exception {
    Path program = Path.of("/usr/bin/curl");
    assumeTrue(Files.isExecutable(program), "curl is not installed");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-s",
                "--max-time",
                "60",
                "--proxy",
                "http://127.0.0.1:" + proxy.address().getPort(),
                "--cacert",
                pem.toString(),
                "-w",
                "%{http_code}/%{http_version} "));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }

  private static void setProtocols(SSLSocket socket, String... protocols) {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    socket.setSSLParameters(parameters);
  }

  private SSLSocket tunnelled(String name) throws IOException {
    SSLSocket secured = unopened(name);
    secured.startHandshake();
    return secured;
  }

  private SSLSocket unopened(String name) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort());
    send(socket, "CONNECT " + name + ":" + port + " HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
    assertThat(head(socket)).startsWith("HTTP/1.1 200");
    return (SSLSocket) client.getSocketFactory().createSocket(socket, name, port, true);
  }

  private String connect(String name) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort())) {
      send(socket, "CONNECT " + name + ":" + port + " HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = socket.getInputStream().read();
      assertThat(octet).as("after %s", head).isNotNegative();
      head.append((char) octet);
    }
    return head.toString();
  }

  /** Returns an answer that says how long it is. */
  private static String answer(Socket socket) throws IOException {
    String head = head(socket);
    int length =
        head.lines()
            .filter(line -> line.regionMatches(true, 0, "content-length: ", 0, 16))
            .mapToInt(line -> Integer.parseInt(line.substring(16)))
            .sum();
    InputStream in = socket.getInputStream();
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client().send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://site.test:" + port + path));
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .proxy(ProxySelector.of(proxy.address()))
        .sslContext(client)
        .build();
  }
}
