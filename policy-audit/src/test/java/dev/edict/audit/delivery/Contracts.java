package dev.edict.audit.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.edict.audit.delivery.FakeReceiver.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the targets document of themselves, as strict as the documents are. */
final class Contracts {
  static final String TOKEN = "s3cret-token";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A record whose resource is this is refused for what is in it. */
  static final String POISON = "poison";

  private Contracts() {}

  private static String header(HttpExchange request, String name) {
    return String.valueOf(request.getRequestHeaders().getFirst(name));
  }

  private static boolean isPost(HttpExchange request, String path) {
    return request.getRequestMethod().equals("POST")
        && request.getRequestURI().toString().equals(path);
  }

  static Answer splunk(HttpExchange request, String body, FakeReceiver receiver)
      throws IOException {
    if (!isPost(request, "/services/collector/event")) {
      return Answer.of(404, "");
    }
    if (!header(request, "Authorization").equals("Splunk " + TOKEN)) {
      return Answer.of(403, "{\"text\":\"Invalid token\",\"code\":4}");
    }
    int number = 0;
    try (MappingIterator<JsonNode> events = JSON.readerFor(JsonNode.class).readValues(body)) {
      while (events.hasNext()) {
        JsonNode event = events.next();
        boolean isEvent =
            event.path("time").isNumber()
                && event.path("event").isObject()
                && event.path("fields").path("event_id").isTextual();
        if (!isEvent || event.path("event").path("resource").asText().equals(POISON)) {
          return Answer.of(
              400,
              "{\"text\":\"Invalid data format\",\"code\":6,\"invalid-event-number\":%d}"
                  .formatted(number));
        }
        receiver.take(event.path("fields").path("event_id").asText());
        number++;
      }
    }
    return number == 0
        ? Answer.of(400, "{\"text\":\"No data\",\"code\":5}")
        : Answer.of(200, "{\"text\":\"Success\",\"code\":0}");
  }

  /** Takes documents; of those that come, every fifth only the second time. */
  static FakeReceiver.Contract elastic(Set<String> putOff) {
    return (request, body, receiver) -> {
      if (!isPost(request, "/edict/_bulk")
          || !header(request, "Content-Type").equals("application/x-ndjson")
          || !body.endsWith("\n")) {
        return Answer.of(400, "{}");
      }
      if (!header(request, "Authorization").equals("ApiKey " + TOKEN)) {
        return Answer.of(401, "{}");
      }
      List<String> lines = body.lines().toList();
      List<String> items = new ArrayList<>();
      for (int i = 0; i < lines.size(); i += 2) {
        String id = JSON.readTree(lines.get(i)).path("create").path("_id").asText();
        JsonNode document = JSON.readTree(lines.get(i + 1));
        items.add(
            "{\"create\":{\"_id\":\"%s\",\"status\":%d}}"
                .formatted(id, status(id, document, putOff, receiver)));
      }
      return Answer.of(200, "{\"errors\":true,\"items\":[" + String.join(",", items) + "]}");
    };
  }

  private static int status(
      String id, JsonNode document, Set<String> putOff, FakeReceiver receiver) {
    if (document.path("edict").path("resource").asText().equals(POISON)) {
      return 400;
    }
    if (document.path("event").path("sequence").asInt() % 5 == 0 && putOff.add(id)) {
      return 429;
    }
    return receiver.take(id) ? 409 : 201;
  }

  static Answer datadog(HttpExchange request, String body, FakeReceiver receiver)
      throws IOException {
    if (!isPost(request, "/api/v2/logs") || !header(request, "DD-API-KEY").equals(TOKEN)) {
      return Answer.of(403, "");
    }
    JsonNode entries = JSON.readTree(body);
    if (!entries.isArray() || entries.size() > 1000 || body.length() > 5_000_000) {
      return Answer.of(413, "");
    }
    for (JsonNode entry : entries) {
      if (entry.path("message").asText().contains(POISON)) {
        return Answer.of(400, "{\"errors\":[\"bad\"]}");
      }
    }
    entries.forEach(entry -> receiver.take(entry.path("event_id").asText()));
    return Answer.of(202, "{}");
  }

  static Answer sentinel(HttpExchange request, String body, FakeReceiver receiver)
      throws IOException {
    if (!isPost(request, "/dataCollectionRules/dcr-1/streams/Custom-E?api-version=2023-01-01")) {
      return Answer.of(404, "");
    }
    return header(request, "Authorization").equals("Bearer " + TOKEN)
        ? ingest(body, receiver)
        : Answer.of(403, "");
  }

  /** What becomes of logs that somebody may ingest. */
  static Answer ingest(String body, FakeReceiver receiver) throws IOException {
    JsonNode entries = JSON.readTree(body);
    if (!entries.isArray() || body.length() > 1 << 20) {
      return Answer.of(413, "");
    }
    for (JsonNode entry : entries) {
      if (!entry.has("TimeGenerated") || entry.path("resource").asText().equals(POISON)) {
        return Answer.of(400, "{\"error\":{\"code\":\"InvalidPayload\"}}");
      }
    }
    entries.forEach(entry -> receiver.take(entry.path("event_id").asText()));
    return Answer.of(204, "");
  }
}
