package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The producer is that of the client library for tests: it answers as a broker would. */
class KafkaTargetTest {
  private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
  private final List<@Nullable RuntimeException> answers = new ArrayList<>();

  private KafkaTarget target() {
    return new KafkaTarget(
        () -> {
          ScriptedProducer made = new ScriptedProducer();
          producers.add(made);
          return made;
        },
        "audit",
        RecordFormat.NATIVE,
        Redaction.none());
  }

  private static List<Item> items(DeliveryTarget target) throws IOException {
    List<Item> items = new ArrayList<>();
    for (String line :
        Files.readAllLines(Path.of("src", "test", "resources", "encode", "records.jsonl"))) {
      JournalRecord record = JournalRecord.parse(line);
      items.add(new Item(record, target.encode(record)));
    }
    return items.subList(0, 3);
  }

  @Test
  void sendsRecordsUnderTheirIdentifiers() throws IOException {
    try (KafkaTarget target = target()) {
      List<Item> items = items(target);
      assertThat(target.send(items)).isEqualTo(SendResult.taken());
      List<ProducerRecord<byte[], byte[]>> sent = producers.get(0).history();
      assertThat(sent).hasSize(3);
      assertThat(new String(sent.get(0).key(), StandardCharsets.US_ASCII))
          .isEqualTo(items.get(0).record().eventId());
      assertThat(new String(sent.get(0).value(), StandardCharsets.US_ASCII))
          .isEqualTo(items.get(0).record().line());
      assertThat(sent.get(0).topic()).isEqualTo("audit");
    }
    assertThat(producers.get(0).closed()).isTrue();
  }

  @Test
  void tellsApartWhatBecameOfEachRecord() throws IOException {
    answers.add(null);
    answers.add(new RecordTooLargeException("too large"));
    answers.add(new TimeoutException("no answer"));
    try (KafkaTarget target = target()) {
      assertThat(target.send(items(target)))
          .isEqualTo(new SendResult.Settled(Set.of(2), Map.of(1, "too large")));
      assertThat(target.send(items(target))).isEqualTo(SendResult.taken());
      assertThat(producers).hasSize(2);
    }
  }

  @Test
  void missingPermissionIsForAPerson() throws IOException {
    answers.add(new TopicAuthorizationException("not allowed"));
    try (KafkaTarget target = target()) {
      assertThat(target.send(items(target))).isInstanceOf(SendResult.Halt.class);
    }
  }

  @Test
  void withoutABrokerOnlyTheFirstRecordIsWaitedFor() throws IOException {
    List<ProducerRecord<byte[], byte[]>> tried = new ArrayList<>();
    Supplier<Producer<byte[], byte[]>> unreachable =
        () ->
            new ScriptedProducer() {
              @Override
              public synchronized Future<RecordMetadata> send(
                  ProducerRecord<byte[], byte[]> record) {
                tried.add(record);
                return CompletableFuture.failedFuture(new TimeoutException("no metadata"));
              }
            };
    try (KafkaTarget target =
        new KafkaTarget(unreachable, "audit", RecordFormat.NATIVE, Redaction.none())) {
      assertThat(target.send(items(target)))
          .isEqualTo(new SendResult.Settled(Set.of(0, 1, 2), Map.of()));
      assertThat(tried).hasSize(1);
    }
  }

  /** Answers when it is flushed. */
  private class ScriptedProducer extends MockProducer<byte[], byte[]> {
    ScriptedProducer() {
      super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized void flush() {
      boolean more = true;
      while (more) {
        RuntimeException answer = answers.isEmpty() ? null : answers.remove(0);
        more = answer == null ? completeNext() : errorNext(answer);
      }
    }
  }
}
