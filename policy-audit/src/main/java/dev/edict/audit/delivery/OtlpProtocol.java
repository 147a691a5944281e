package dev.edict.audit.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The logs of the OpenTelemetry protocol over HTTP, in its JSON form. */
final class OtlpProtocol implements HttpProtocol {
  private static final BatchLimits LIMITS = new BatchLimits(2000, 4_000_000);
  private static final String HEAD =
      "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\","
          + "\"value\":{\"stringValue\":\"edict\"}}]},\"scopeLogs\":[{\"scope\":"
          + "{\"name\":\"edict.audit\"},\"logRecords\":[";
  private static final String TAIL = "]}]}]}";
  private static final int INFO = 9;
  private static final int WARN = 13;

  private final @Nullable Secret bearer;
  private final RecordFormat format;
  private final Redaction redaction;

  OtlpProtocol(@Nullable Secret bearer, RecordFormat format, Redaction redaction) {
    this.bearer = bearer;
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
    String nanos = "%d%09d".formatted(time.getEpochSecond(), time.getNano());
    boolean isCalm = record.required("decision").equals("allow");
    return ("{\"timeUnixNano\":\"%1$s\",\"observedTimeUnixNano\":\"%1$s\",\"severityNumber\":%2$d,"
            + "\"severityText\":\"%3$s\",\"eventName\":\"%4$s\",\"body\":{\"stringValue\":%5$s},"
            + "\"attributes\":[{\"key\":\"log.record.uid\",\"value\":{\"stringValue\":\"%6$s\"}}]}")
        .formatted(
            nanos,
            isCalm ? INFO : WARN,
            isCalm ? "INFO" : "WARN",
            record.isNotice() ? "edict.notice" : "edict.decision",
            TargetJson.text(format.write(record, redaction)),
            record.eventId());
  }

  @Override
  public String body(List<Item> batch) {
    return batch.stream().map(Item::text).collect(Collectors.joining(",", HEAD, TAIL));
  }

  @Override
  public Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    if (bearer != null) {
      headers.put("Authorization", "Bearer " + bearer.value());
    }
    return headers;
  }

  @Override
  public SendResult result(int status, String body, int records) {
    if (status == 200) {
      return partial(TargetJson.parse(body).path("partialSuccess"), records);
    }
    return switch (status) {
      case 429, 502, 503, 504 -> Statuses.again(status, body);
      case 500 -> new SendResult.Divide(Statuses.said(status, body));
      default -> Statuses.refusal(status, body);
    };
  }

  // Which records were rejected is not said, and none may be sent again: all become dead letters,
  // so that those that were rejected are among them.
  private static SendResult partial(JsonNode partial, int records) {
    long rejected = partial.path("rejectedLogRecords").asLong();
    if (rejected == 0) {
      return SendResult.taken();
    }
    String reason =
        "%d of %d were rejected: %s"
            .formatted(rejected, records, partial.path("errorMessage").asText());
    Map<Integer, String> reasons = new HashMap<>();
    for (int i = 0; i < records; i++) {
      reasons.put(i, reason);
    }
    return new SendResult.Settled(Set.of(), reasons);
  }
}
