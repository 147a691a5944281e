package dev.edict.audit.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Signs in to Microsoft Entra ID by the client credentials of OAuth 2.0. The token is kept until
 * shortly before its end. Follows no redirect, and repeats nothing of an answer but its error word
 * and number: the request holds a secret. Used by one thread.
 */
final class EntraSignIn implements Secret {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_ANSWER = 1 << 16;
  private static final int MAX_WORD = 64;
  private static final long LONGEST_MARGIN = 300;
  private static final long LONGEST_LIFE = 7 * 24 * 3600;

  private final URI endpoint;
  private final Credentials credentials;
  private final LongSupplier nanos;
  private final HttpClient client;
  private String token = "";
  private long renewAt;

  /**
   * Who signs in, and for what.
   *
   * @param client the identifier of the application
   * @param secret the secret of the application
   * @param scope what the token is for
   */
  record Credentials(String client, Secret secret, String scope) {
    private String form() throws IOException {
      return "grant_type=client_credentials&client_id=%s&scope=%s&client_secret=%s"
          .formatted(encoded(client), encoded(scope), encoded(secret.value()));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /**
   * Makes a sign-in.
   *
   * @param endpoint where tokens are asked for
   * @param nanos the time, as {@link System#nanoTime} tells it
   */
  EntraSignIn(URI endpoint, Credentials credentials, LongSupplier nanos) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.nanos = nanos;
    this.client = DeliveryHttp.client();
  }

  /**
   * Returns a token.
   *
   * @throws SignInRefused if the application, its secret or the scope are refused
   * @throws IOException if no token can be had now
   */
  @Override
  public String value() throws IOException {
    if (token.isEmpty() || nanos.getAsLong() - renewAt >= 0) {
      token = "";
      long asked = nanos.getAsLong();
      JsonNode answer = ask();
      long life = life(answer.path("expires_in"));
      String given = token(answer);
      renewAt = asked + Duration.ofSeconds(life - Math.min(LONGEST_MARGIN, life / 2)).toNanos();
      token = given;
    }
    return token;
  }

  /** Forgets the token, so that the next one is new. */
  void forget() {
    token = "";
  }

  private JsonNode ask() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(credentials.form()))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        String text = new String(body.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
        return answer(response.statusCode(), TargetJson.parse(text));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static JsonNode answer(int status, JsonNode answer) throws IOException {
    if (status == 200) {
      return answer;
    }
    String error = word(answer.path("error").asText());
    int number = answer.path("error_codes").path(0).asInt();
    String said =
        "status %d%s%s"
            .formatted(
                status, error.isEmpty() ? "" : " " + error, number == 0 ? "" : " AADSTS" + number);
    boolean isPassing =
        status == 408 || status == 429 || status >= 500 || error.equals("temporarily_unavailable");
    if (isPassing) {
      throw new IOException("sign-in: " + said);
    }
    throw new SignInRefused(said);
  }

  private static String word(String error) {
    boolean isWord =
        error.length() <= MAX_WORD
            && error.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z'));
    return isWord ? error : "";
  }

  private static long life(JsonNode expires) throws IOException {
    long seconds = expires.asLong();
    if (seconds < 1 || seconds > LONGEST_LIFE) {
      throw new IOException("sign-in: the answer does not say how long the token is good");
    }
    return seconds;
  }

  private static String token(JsonNode answer) throws IOException {
    String token = answer.path("access_token").asText();
    boolean isToken =
        answer.path("token_type").asText().equals("Bearer")
            && !token.isEmpty()
            && token.chars().allMatch(c -> c > ' ' && c <= '~');
    if (!isToken) {
      throw new IOException("sign-in: the answer is not a bearer token");
    }
    return token;
  }
}
