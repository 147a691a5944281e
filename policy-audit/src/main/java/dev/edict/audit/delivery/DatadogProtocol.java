package dev.edict.audit.delivery;

import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The logs interface of Datadog, version 2: an array of entries, the record as the message. */
final class DatadogProtocol implements HttpProtocol {
  private static final BatchLimits LIMITS = new BatchLimits(1000, 4_500_000);

  private final Secret apiKey;
  private final RecordFormat format;
  private final Redaction redaction;

  DatadogProtocol(Secret apiKey, RecordFormat format, Redaction redaction) {
    this.apiKey = apiKey;
    this.format = format;
    this.redaction = redaction;
  }

  @Override
  public BatchLimits limits() {
    return LIMITS;
  }

  @Override
  public String encode(JournalRecord record) {
    return "{\"ddsource\":\"edict\",\"service\":\"edict\",\"event_id\":\"%s\",\"timestamp\":%d,\"message\":%s}"
        .formatted(
            record.eventId(),
            record.time().toEpochMilli(),
            TargetJson.text(format.write(record, redaction)));
  }

  @Override
  public String body(List<Item> batch) {
    return TargetJson.array(batch);
  }

  @Override
  public Map<String, String> headers() throws IOException {
    return Map.of("DD-API-KEY", apiKey.value(), "Content-Type", "application/json");
  }

  @Override
  public SendResult result(int status, String body, int records) {
    if (status == 202 || status == 200) {
      return SendResult.taken();
    }
    return status == 408 || status == 429 || status >= 500
        ? Statuses.again(status, body)
        : Statuses.refusal(status, body);
  }
}
