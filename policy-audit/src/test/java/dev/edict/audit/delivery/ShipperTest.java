package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.audit.delivery.FakeReceiver.Answer;
import dev.edict.audit.delivery.FakeReceiver.Fault;
import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalPosition;
import dev.edict.audit.journal.PositionFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of every kind: nothing is lost, and what comes twice has the same identifier. */
class ShipperTest {
  private static final int RECORDS = 23;

  @TempDir private Path journal;
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  /** The targets that are spoken to by HTTP. */
  enum Kind {
    SPLUNK("/services/collector/event"),
    ELASTIC("/edict/_bulk"),
    DATADOG("/api/v2/logs"),
    SENTINEL("/dataCollectionRules/dcr-1/streams/Custom-E?api-version=2023-01-01"),
    OTLP("/v1/logs");

    final String path;

    Kind(String path) {
      this.path = path;
    }

    FakeReceiver.Contract contract() {
      return switch (this) {
        case SPLUNK -> Contracts::splunk;
        case ELASTIC -> Contracts.elastic(new HashSet<>());
        case DATADOG -> Contracts::datadog;
        case SENTINEL -> Contracts::sentinel;
        case OTLP -> new OtlpReceiver();
      };
    }

    HttpProtocol protocol(String token) {
      Secret secret = () -> token;
      Redaction none = Redaction.none();
      return switch (this) {
        case SPLUNK -> new SplunkProtocol(secret, RecordFormat.NATIVE, none);
        case ELASTIC -> new ElasticProtocol(secret, RecordFormat.ECS, none);
        case DATADOG -> new DatadogProtocol(secret, RecordFormat.NATIVE, none);
        case SENTINEL -> new SentinelProtocol(secret, RecordFormat.NATIVE, none);
        case OTLP -> new OtlpProtocol(secret, RecordFormat.NATIVE, none);
      };
    }
  }

  private FakeReceiver receiver(Kind kind) throws IOException {
    FakeReceiver receiver = new FakeReceiver(kind.contract());
    opened.add(receiver);
    return receiver;
  }

  private Shipper shipper(Kind kind, FakeReceiver receiver, String token) {
    return shipper(kind, receiver.address(kind.path), token);
  }

  private Shipper shipper(Kind kind, URI address, String token) {
    DeliveryTarget target =
        new SmallBatches(new HttpTarget(address, kind.protocol(token), Duration.ofSeconds(2)), 7);
    opened.add(target);
    return new Shipper(journal, "siem", target, messages::add, pauses::add);
  }

  private void write(String... resources) throws IOException {
    Deliveries.write(journal, resources);
  }

  private void writeMany() throws IOException {
    Deliveries.write(journal, RECORDS);
  }

  private List<String> ids() throws IOException {
    return Deliveries.ids(journal);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void deliversEveryRecordAndGoesOnWhereItWas(Kind kind) throws Exception {
    writeMany();
    FakeReceiver receiver = receiver(kind);
    shipper(kind, receiver, Contracts.TOKEN).run(false);
    assertThat(receiver.taken().keySet()).containsExactlyInAnyOrderElementsOf(ids());
    write("one-more:443");
    shipper(kind, receiver, Contracts.TOKEN).run(false);
    assertThat(receiver.taken()).hasSize(RECORDS + 1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void losesNothingWhateverGoesWrong(Kind kind) throws Exception {
    writeMany();
    FakeReceiver receiver = receiver(kind);
    receiver.then(new Fault.Says(new Answer(429, "", Map.of("Retry-After", "9"))));
    receiver.then(new Fault.Says(Answer.of(503, "{\"code\":9}")));
    receiver.then(new Fault.Hangs());
    receiver.then(new Fault.LosesAnswer());
    Shipper shipper = shipper(kind, receiver, Contracts.TOKEN);
    shipper.run(false);
    assertThat(receiver.taken().keySet()).containsExactlyInAnyOrderElementsOf(ids());
    // The lost answer: its batch came twice, under the same identifiers.
    assertThat(receiver.taken().values()).anyMatch(n -> n >= 2);
    assertThat(shipper.delivered()).isEqualTo(RECORDS);
    assertThat(pauses).hasSizeGreaterThanOrEqualTo(4).contains(Duration.ofSeconds(9));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsWhatIsRefusedForItsContent(Kind kind) throws Exception {
    write("a:1", "b:1", Contracts.POISON, "c:1", "d:1");
    FakeReceiver receiver = receiver(kind);
    Shipper shipper = shipper(kind, receiver, Contracts.TOKEN);
    shipper.run(false);
    List<String> ids = ids();
    assertThat(receiver.taken().keySet())
        .containsExactlyInAnyOrder(ids.get(0), ids.get(1), ids.get(3), ids.get(4));
    assertThat(shipper.rejected()).isOne();
    assertThat(Files.readAllLines(journal.resolve("dead-letters/siem.jsonl")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains(ids.get(2), "\"reason\":\"status 400"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"SPLUNK", "DATADOG", "SENTINEL", "ELASTIC"})
  void wrongKeyHaltsAndLosesNothing(Kind kind) throws Exception {
    writeMany();
    FakeReceiver receiver = receiver(kind);
    assertThatThrownBy(() -> shipper(kind, receiver, "wrong").run(false))
        .isInstanceOf(DeliveryHalted.class);
    assertThat(receiver.taken()).isEmpty();
    shipper(kind, receiver, Contracts.TOKEN).run(false);
    assertThat(receiver.taken()).hasSize(RECORDS);
  }

  @Test
  void restartSendsAgainOnlyWhatWasNotSettled() throws Exception {
    writeMany();
    FakeReceiver receiver = receiver(Kind.DATADOG);
    DeliveryTarget target = new SmallBatches(http(receiver), 7);
    Shipper stopped =
        new Shipper(
            journal,
            "siem",
            target,
            messages::add,
            time -> {
              throw new InterruptedException("stopped");
            });
    receiver.then(new Fault.Says(Answer.of(202, "")));
    receiver.then(new Fault.LosesAnswer());
    assertThatThrownBy(() -> stopped.run(false)).isInstanceOf(InterruptedException.class);
    assertThat(PositionFile.of(journal, "siem").load().sequence()).isEqualTo(7);
    shipper(Kind.DATADOG, receiver, Contracts.TOKEN).run(false);
    assertThat(receiver.taken().keySet())
        .containsExactlyInAnyOrderElementsOf(ids().subList(7, RECORDS));
  }

  private static HttpTarget http(FakeReceiver receiver) {
    return new HttpTarget(
        receiver.address(Kind.DATADOG.path),
        Kind.DATADOG.protocol(Contracts.TOKEN),
        Duration.ofSeconds(5));
  }

  @Test
  void positionThatTheJournalHasNotStartsOver() throws Exception {
    writeMany();
    PositionFile.of(journal, "siem").save(new JournalPosition(3, "d".repeat(64)));
    FakeReceiver receiver = receiver(Kind.DATADOG);
    shipper(Kind.DATADOG, receiver, Contracts.TOKEN).run(false);
    assertThat(receiver.taken()).hasSize(RECORDS);
    assertThat(messages).anyMatch(message -> message.contains("starting over"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 500})
  void otlpNeverRepeatsWhatMustNotBe(int status) throws Exception {
    write("a:1");
    FakeReceiver receiver = receiver(Kind.OTLP);
    receiver.then(new Fault.Says(Answer.of(status, "")));
    Shipper shipper = shipper(Kind.OTLP, receiver, Contracts.TOKEN);
    shipper.run(false);
    assertThat(receiver.requests()).isOne();
    assertThat(shipper.rejected()).isOne();
  }

  @Test
  void otlpPartialSuccessIsNotRepeatedAndKept() throws Exception {
    write("a:1", "b:1");
    FakeReceiver receiver = receiver(Kind.OTLP);
    receiver.then(
        new Fault.Says(
            Answer.of(
                200,
                "{\"partialSuccess\":{\"rejectedLogRecords\":\"1\",\"errorMessage\":\"no\"}}")));
    Shipper shipper = shipper(Kind.OTLP, receiver, Contracts.TOKEN);
    shipper.run(false);
    assertThat(receiver.requests()).isOne();
    assertThat(shipper.rejected()).isEqualTo(2);
  }

  @Test
  void backOffGrowsToItsLimit() {
    BackOff backOff = new BackOff(new Random(1));
    long longest = 0;
    for (int i = 0; i < 40; i++) {
      longest = Math.max(longest, backOff.next(null).toMillis());
    }
    assertThat(longest).isBetween(30_000L, 60_000L);
    assertThat(new BackOff(new Random(1)).next(null).toMillis()).isBetween(250L, 500L);
    assertThat(backOff.next(Duration.ofDays(2))).isEqualTo(Duration.ofHours(1));
  }
}
