package dev.edict.audit.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bulk interface of Elasticsearch and OpenSearch. Documents are created under their event's
 * identifier, so that one that is there already is one that was delivered.
 */
final class ElasticProtocol implements HttpProtocol {
  private static final BatchLimits LIMITS = new BatchLimits(5000, 8_000_000);

  private final @Nullable Secret apiKey;
  private final RecordFormat format;
  private final Redaction redaction;

  ElasticProtocol(@Nullable Secret apiKey, RecordFormat format, Redaction redaction) {
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
    return "{\"create\":{\"_id\":\"%s\"}}\n%s"
        .formatted(record.eventId(), TargetJson.value(format, record, redaction));
  }

  @Override
  public String body(List<Item> batch) {
    return TargetJson.lines(batch);
  }

  @Override
  public Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/x-ndjson");
    if (apiKey != null) {
      headers.put("Authorization", "ApiKey " + apiKey.value());
    }
    return headers;
  }

  @Override
  public SendResult result(int status, String body, int records) {
    if (status == 200) {
      return settled(TargetJson.parse(body), records);
    }
    return status == 429 || status >= 500
        ? Statuses.again(status, body)
        : Statuses.refusal(status, body);
  }

  private static SendResult settled(JsonNode answer, int records) {
    JsonNode items = answer.path("items");
    if (items.size() != records) {
      return new SendResult.TryAgain(
          "it answered for %d of %d records".formatted(items.size(), records), null);
    }
    Set<Integer> again = new HashSet<>();
    Map<Integer, String> rejected = new HashMap<>();
    for (int i = 0; i < records; i++) {
      JsonNode item = items.path(i).path("create");
      int status = item.path("status").asInt();
      if (status == 429 || status >= 500 || status == 0) {
        again.add(i);
      } else if (status >= 400 && status != 409) {
        rejected.put(i, Statuses.said(status, item.path("error").toString()));
      }
    }
    return new SendResult.Settled(again, rejected);
  }
}
