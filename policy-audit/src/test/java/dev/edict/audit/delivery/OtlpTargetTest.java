package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edict.audit.delivery.FakeReceiver.Answer;
import dev.edict.audit.delivery.FakeReceiver.Fault;
import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent is read with the classes that the OpenTelemetry project generates. */
class OtlpTargetTest {
  private static final int RECORDS = 200;

  private final OtlpReceiver logs = new OtlpReceiver();

  private static HttpTarget target(FakeReceiver receiver) {
    OtlpProtocol protocol = new OtlpProtocol(null, RecordFormat.NATIVE, Redaction.none());
    return new HttpTarget(receiver.address("/v1/logs"), protocol, Duration.ofSeconds(5));
  }

  private static List<JournalRecord> samples() throws Exception {
    List<JournalRecord> records = new ArrayList<>();
    for (String line :
        Files.readAllLines(Path.of("src", "test", "resources", "encode", "records.jsonl"))) {
      records.add(JournalRecord.parse(line));
    }
    return records;
  }

  private static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  /** Returns the whole message, so that a field too many or too few makes a difference. */
  private static LogRecord expected(JournalRecord record) {
    Instant time = record.time();
    long nanos =
        Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    boolean isAllowed = record.line().contains("\"decision\":\"allow\"");
    return LogRecord.newBuilder()
        .setTimeUnixNano(nanos)
        .setObservedTimeUnixNano(nanos)
        .setSeverityNumber(
            isAllowed ? SeverityNumber.SEVERITY_NUMBER_INFO : SeverityNumber.SEVERITY_NUMBER_WARN)
        .setSeverityText(isAllowed ? "INFO" : "WARN")
        .setEventName(record.isNotice() ? "edict.notice" : "edict.decision")
        .setBody(AnyValue.newBuilder().setStringValue(record.line()))
        .addAttributes(attribute("log.record.uid", record.eventId()))
        .build();
  }

  @Test
  void everyFieldIsAsTheDefinitionsSay() throws Exception {
    List<JournalRecord> records = samples();
    try (FakeReceiver receiver = new FakeReceiver(logs);
        HttpTarget target = target(receiver)) {
      List<Item> items =
          records.stream().map(record -> new Item(record, target.encode(record))).toList();
      assertThat(target.send(items)).isEqualTo(SendResult.taken());
    }
    ScopeLogs scope =
        ScopeLogs.newBuilder()
            .setScope(InstrumentationScope.newBuilder().setName("edict.audit"))
            .addAllLogRecords(records.stream().map(OtlpTargetTest::expected).toList())
            .build();
    Resource resource =
        Resource.newBuilder().addAttributes(attribute("service.name", "edict")).build();
    assertThat(logs.requests())
        .containsExactly(
            ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(
                    ResourceLogs.newBuilder().setResource(resource).addScopeLogs(scope))
                .build());
  }

  /** Every request may go wrong in some way, and every pause may be the last one of the program. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void losesNothingUnderFaultsAndRestarts(long seed, @TempDir Path journal) throws Exception {
    List<String> ids = Deliveries.write(journal, RECORDS);
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      logs.refuse(ids.get(random.nextInt(RECORDS)));
    }
    int restarts = 0;
    try (FakeReceiver receiver = new FakeReceiver(logs)) {
      for (int i = 0; i < 40; i++) {
        receiver.then(fault(random));
      }
      for (boolean isDone = false; !isDone; restarts++) {
        try (DeliveryTarget target = new SmallBatches(target(receiver), 1 + random.nextInt(9))) {
          new Shipper(journal, "siem", target, message -> {}, time -> stopAtTimes(random))
              .run(false);
          isDone = true;
        } catch (InterruptedException stopped) {
          assertThat(receiver.requests()).isPositive();
        }
      }
      Set<String> kept = new HashSet<>(receiver.taken().keySet());
      kept.addAll(deadLetters(journal));
      assertThat(kept).containsExactlyInAnyOrderElementsOf(ids);
      assertThat(receiver.taken().values()).anyMatch(times -> times > 1);
    }
    assertThat(restarts).isGreaterThan(1);
    Map<String, LogRecord> copies = new HashMap<>();
    for (ExportLogsServiceRequest request : logs.requests()) {
      for (LogRecord log : OtlpReceiver.logs(request)) {
        assertThat(copies.merge(OtlpReceiver.id(log), log, (first, second) -> first))
            .isEqualTo(log);
      }
    }
  }

  private static Fault fault(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Fault.Says(new Answer(429, "", Map.of("Retry-After", "1")));
      case 1 -> new Fault.Says(Answer.of(503, ""));
      case 2 -> new Fault.Says(Answer.of(400, "{\"message\":\"no\"}"));
      case 3 -> new Fault.Says(Answer.of(504, ""));
      default -> new Fault.LosesAnswer();
    };
  }

  private static void stopAtTimes(Random random) throws InterruptedException {
    if (random.nextInt(3) == 0) {
      throw new InterruptedException("stopped");
    }
  }

  private static List<String> deadLetters(Path journal) throws Exception {
    List<String> ids = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(journal.resolve("dead-letters/siem.jsonl"))) {
      ids.add(json.readTree(line).path("record").path("event_id").asText());
    }
    return ids;
  }
}
