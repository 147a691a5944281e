package dev.edict.audit.delivery;

import java.net.http.HttpClient;
import java.time.Duration;

/** How this package speaks HTTP: no redirects, since secrets are sent along. */
final class DeliveryHttp {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private DeliveryHttp() {}

  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT_TIMEOUT)
        .build();
  }
}
