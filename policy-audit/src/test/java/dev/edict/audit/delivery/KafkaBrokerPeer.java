package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real broker, killed and started again while records come; Maven says what it needs. */
@Timeout(300)
class KafkaBrokerPeer {
  private static final int RECORDS = 3000;

  private static String classPath;

  @TempDir private Path folder;
  private Path journal;
  private Path settings;
  private String server;
  private Process broker;

  @BeforeAll
  static void resolve() throws Exception {
    classPath = PeerPrograms.classPath("kafka");
  }

  private static List<String> program(String main, String... arguments) {
    return PeerPrograms.java(
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", classPath), main, arguments);
  }

  @BeforeEach
  void start() throws Exception {
    journal = folder.resolve("journal");
    server = "127.0.0.1:" + PeerPrograms.freePort();
    String controller = "127.0.0.1:" + PeerPrograms.freePort();
    settings =
        Files.writeString(
            folder.resolve("server.properties"),
            """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@%2$s
            listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
            controller.listener.names=CONTROLLER
            log.dirs=%3$s
            """
                .formatted(server, controller, folder.resolve("log")));
    PeerPrograms.run(
        program(
            "kafka.tools.StorageTool",
            "format",
            "-t",
            "MkU3OEVBNTcwNTJENDM2Qk",
            "-c",
            settings.toString()));
    startBroker();
  }

  private void startBroker() throws IOException {
    broker =
        PeerPrograms.start(
            folder.resolve("broker.log"), program("kafka.Kafka", settings.toString()));
  }

  @AfterEach
  void stop() throws Exception {
    broker.destroyForcibly().waitFor();
  }

  private KafkaTarget target() {
    Properties impatient = new Properties();
    impatient.setProperty("delivery.timeout.ms", "4000");
    impatient.setProperty("request.timeout.ms", "3000");
    impatient.setProperty("max.block.ms", "4000");
    return KafkaTarget.on(server, impatient, "audit", RecordFormat.NATIVE, Redaction.none());
  }

  private void ship(Pause pause) throws Exception {
    try (DeliveryTarget target = new SmallBatches(target(), 500)) {
      new Shipper(journal, "lake", target, message -> {}, pause).run(false);
    }
  }

  /** Returns what the topic holds, each copy once. */
  private Map<String, String> topic() {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", server);
    TopicPartition partition = new TopicPartition("audit", 0);
    Map<String, String> records = new LinkedHashMap<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(5))) {
          String before = records.putIfAbsent(record.key(), record.value());
          assertThat(before == null ? record.value() : before).isEqualTo(record.value());
        }
      }
    }
    return records;
  }

  @Test
  void takesEveryRecordAlsoWhenItIsKilledBetweenThem() throws Exception {
    Deliveries.write(journal, RECORDS);
    ship(time -> Thread.sleep(time.toMillis()));
    assertThat(topic().keySet()).containsExactlyElementsOf(Deliveries.ids(journal));

    broker.destroyForcibly().waitFor();
    Deliveries.write(journal, RECORDS);
    ship(this::startBrokerWhenItIsMissing);
    Map<String, String> topic = topic();
    assertThat(topic.keySet()).containsExactlyInAnyOrderElementsOf(Deliveries.ids(journal));
    topic.forEach((key, line) -> assertThat(line).contains("\"event_id\":\"" + key + "\""));
  }

  private void startBrokerWhenItIsMissing(Duration time) throws InterruptedException {
    try {
      if (!broker.isAlive()) {
        startBroker();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.sleep(time.toMillis());
  }
}
