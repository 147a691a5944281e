package dev.edict.audit.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The HTTP Event Collector of Splunk: JSON objects one after the other. */
final class SplunkProtocol implements HttpProtocol {
  private static final BatchLimits LIMITS = new BatchLimits(1000, 1_000_000);
  private static final int INTERNAL_ERROR = 8;
  private static final int BUSY = 9;

  private final Secret token;
  private final RecordFormat format;
  private final Redaction redaction;

  SplunkProtocol(Secret token, RecordFormat format, Redaction redaction) {
    this.token = token;
    this.format = format;
    this.redaction = redaction;
  }

  @Override
  public BatchLimits limits() {
    return LIMITS;
  }

  @Override
  public String encode(JournalRecord record) {
    Instant time = record.time();
    String seconds =
        new BigDecimal(time.getEpochSecond())
            .add(BigDecimal.valueOf(time.getNano() / 1000, 6))
            .toPlainString();
    return "{\"time\":%s,\"source\":\"edict\",\"sourcetype\":\"edict:audit\",\"event\":%s,\"fields\":{\"event_id\":\"%s\"}}"
        .formatted(seconds, TargetJson.value(format, record, redaction), record.eventId());
  }

  @Override
  public String body(List<Item> batch) {
    return TargetJson.lines(batch);
  }

  @Override
  public Map<String, String> headers() throws IOException {
    return Map.of("Authorization", "Splunk " + token.value(), "Content-Type", "application/json");
  }

  @Override
  public SendResult result(int status, String body, int records) {
    JsonNode answer = TargetJson.parse(body);
    int code = answer.path("code").asInt(-1);
    if (status == 200 && code == 0) {
      return SendResult.taken();
    }
    if (code == INTERNAL_ERROR || code == BUSY || (code < 0 && (status >= 500 || status == 429))) {
      return Statuses.again(status, body);
    }
    // Of these the first records may be taken; those that are sent again have the same event_id.
    boolean isAboutContent = code == 5 || code == 6 || code == 12 || code == 13;
    return isAboutContent || status == 413
        ? new SendResult.Divide(Statuses.said(status, body))
        : new SendResult.Halt(Statuses.said(status, body));
  }
}
