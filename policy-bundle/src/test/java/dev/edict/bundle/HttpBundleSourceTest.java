package dev.edict.bundle;

import static dev.edict.bundle.Bundles.NOW;
import static dev.edict.bundle.Bundles.TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.edict.eval.PolicyDecisionPoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles from a real server of static files. */
class HttpBundleSourceTest {
  @TempDir private Path folder;
  private HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private final AtomicInteger status = new AtomicInteger(200);

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/policies/",
        exchange -> {
          Path file =
              folder.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName().toString());
          String tag = Files.exists(file) ? "\"" + Files.getLastModifiedTime(file) + "\"" : "none";
          boolean known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          asked.add(file.getFileName() + (known ? " known" : ""));
          exchange.getResponseHeaders().add("ETag", tag);
          exchange.getResponseHeaders().add("Location", "/policies/latest.json");
          if (status.get() != 200 || known) {
            exchange.sendResponseHeaders(known ? 304 : status.get(), -1);
          } else {
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI latest() {
    return URI.create(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/policies/latest.json");
  }

  private BundleClient client(BundleLimits limits) throws IOException {
    return BundleClient.builder(
            BundleSource.at(latest()), TRUSTED, PolicyDecisionPoint.denyAll(() -> NOW))
        .limits(limits)
        .clock(() -> NOW)
        .open();
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() throws Exception {
    PolicyBundle first = Bundles.allowing(1, "a.test");
    BundleDirectory.push(first, folder);
    BundleClient client = client(BundleLimits.DEFAULTS);
    client.poll();
    client.poll();
    assertThat(client.poll().status()).isEqualTo(BundleStatus.CURRENT);
    String archive = BundleSource.archiveName(first.manifest().archiveSha256());
    assertThat(asked)
        .containsExactly("latest.json", archive, "latest.json known", "latest.json known");
    PolicyBundle second = Bundles.allowing(2, "b.test");
    BundleDirectory.push(second, folder);
    assertThat(client.poll().revision()).isEqualTo(2);
    assertThat(asked)
        .endsWith("latest.json", BundleSource.archiveName(second.manifest().archiveSha256()));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308, 204, 404, 500, 503})
  void otherAnswersAreFailures(int answer) throws Exception {
    BundleDirectory.push(Bundles.allowing(1, "a.test"), folder);
    BundleClient client = client(BundleLimits.DEFAULTS);
    client.poll();
    Files.writeString(folder.resolve("latest.json"), "{}");
    status.set(answer);
    assertThat(client.poll().lastError()).endsWith("the server answered " + answer);
    assertThat(client.health().status()).isEqualTo(BundleStatus.STALE);
    assertThat(asked).hasSize(3);
  }

  @Test
  void longAnswersAreNotRead() throws Exception {
    Files.write(folder.resolve("latest.json"), new byte[1 << 20]);
    BundleSource source = BundleSource.at(latest());
    assertThatIOException()
        .isThrownBy(() -> source.latest(null, 1000))
        .withMessageContaining("longer than 1000 bytes");
    assertThat(source.latest(null, 1 << 20)).isPresent();
  }

  @Test
  void aServerThatIsGoneIsAFailure() throws Exception {
    BundleDirectory.push(Bundles.allowing(1, "a.test"), folder);
    BundleClient client = client(BundleLimits.DEFAULTS);
    client.poll();
    server.stop(0);
    assertThat(client.poll().status()).isEqualTo(BundleStatus.STALE);
    assertThat(client.health().lastError()).contains("the server cannot be asked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://policies.example/latest.json",
        "http://127.0.0.1.evil.example/latest.json",
        "http://169.254.1.1/latest.json",
        "https://user:password@policies.example/latest.json",
        "ftp://127.0.0.1/latest.json",
        "file:///tmp/latest.json",
        "latest.json",
        "https:///latest.json",
        "https://policies.example/latest.json#now"
      })
  void otherPlacesAreRefused(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> BundleSource.at(URI.create(url)));
  }

  @Test
  void httpsIsForEveryPlaceAndHttpForThisMachine() {
    assertThat(BundleSource.at(URI.create("https://policies.example/latest.json"))).isNotNull();
    assertThat(BundleSource.at(URI.create("http://[::1]:8000/latest.json"))).isNotNull();
    assertThat(BundleSource.at(URI.create("http://localhost/latest.json"))).isNotNull();
  }
}
