package dev.edict.audit.delivery;

import dev.edict.audit.journal.JournalRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Sends batches by HTTP POST, compressed. Follows no redirect: the headers hold secrets. */
final class HttpTarget implements DeliveryTarget {
  private static final int MAX_ANSWER = 32 << 20;
  private static final int MAX_DIGITS = 9;

  private final URI address;
  private final HttpProtocol protocol;
  private final Duration timeout;
  private final HttpClient client;

  HttpTarget(URI address, HttpProtocol protocol, Duration timeout) {
    this.address = address;
    this.protocol = protocol;
    this.timeout = timeout;
    this.client = DeliveryHttp.client();
  }

  @Override
  public BatchLimits limits() {
    return protocol.limits();
  }

  @Override
  public String encode(JournalRecord record) {
    return protocol.encode(record);
  }

  @Override
  public SendResult send(List<Item> batch) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(compressed(protocol.body(batch))));
    try {
      protocol.headers().forEach(request::header);
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      SendResult result = protocol.result(answer.statusCode(), text(answer.body()), batch.size());
      if (result instanceof SendResult.TryAgain again) {
        return new SendResult.TryAgain(again.reason(), retryAfter(answer));
      }
      return result;
    } catch (SignInRefused refused) {
      return new SendResult.Halt(String.valueOf(refused.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static String text(InputStream body) throws IOException {
    try (body) {
      return new String(body.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
    }
  }

  private static @Nullable Duration retryAfter(HttpResponse<?> answer) {
    String value = answer.headers().firstValue("Retry-After").orElse("");
    boolean isSeconds =
        !value.isEmpty()
            && value.length() <= MAX_DIGITS
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (isSeconds) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant when = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(Instant.now(), when);
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  @Override
  public void close() {
    // The client ends with its last use.
  }
}
