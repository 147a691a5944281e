package dev.edict.bundle;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Bundles of a static file server. Follows no redirections, and waits and reads only so long. */
final class HttpBundleSource implements BundleSource {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

  private final HttpClient client;
  private final URI latest;

  private HttpBundleSource(URI latest) {
    this.latest = latest;
    this.client =
        HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(Redirect.NEVER).build();
  }

  static HttpBundleSource of(URI latest) {
    String host = latest.getHost();
    boolean isSafe =
        "https".equals(latest.getScheme())
            || ("http".equals(latest.getScheme()) && host != null && THIS_MACHINE.contains(host));
    if (host == null || latest.getUserInfo() != null || latest.getFragment() != null || !isSafe) {
      throw new IllegalArgumentException(
          "bundles come by https, or by http from this machine, from a URL without a user");
    }
    return new HttpBundleSource(latest);
  }

  @Override
  public Optional<Latest> latest(@Nullable String tag, int most) throws IOException {
    HttpRequest.Builder request = request(latest);
    if (tag != null) {
      request.header("If-None-Match", tag);
    }
    HttpResponse<byte[]> response = send(request.build(), most);
    if (tag != null && response.statusCode() == NOT_MODIFIED) {
      return Optional.empty();
    }
    requireOk(response);
    return Optional.of(
        new Latest(
            new String(response.body(), StandardCharsets.ISO_8859_1),
            response.headers().firstValue("ETag").orElse(null)));
  }

  @Override
  public byte[] archive(String sha256, int size) throws IOException {
    URI archive = latest.resolve(BundleSource.archiveName(sha256));
    HttpResponse<byte[]> response = send(request(archive).build(), size);
    requireOk(response);
    return response.body();
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).GET().timeout(PATIENCE);
  }

  private static void requireOk(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() != OK) {
      throw new IOException("the server answered " + response.statusCode());
    }
  }

  // The timeout of a request ends with the head of the response; a body could take for ever.
  private HttpResponse<byte[]> send(HttpRequest request, int most) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new BoundedBody(most));
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new IOException("the server cannot be asked: " + reason(failed), failed);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new IOException("the server took too long", late);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private static String reason(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause == null) {
      return "no reason";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
