package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  private static final Path PEER = Path.of("src", "test", "peers", "kafka", "pom.xml");

  private static String classPath;

  @TempDir private Path folder;
  private Path journal;
  private Path settings;
  private String server;
  private Process broker;

  @BeforeAll
  static void resolve() throws Exception {
    Path file = Path.of("target", "kafka.classpath").toAbsolutePath();
    run(
        List.of(
            "mvn",
            "-q",
            "-f",
            PEER.toString(),
            "dependency:build-classpath",
            "-Dmdep.outputFile=" + file));
    classPath = Files.readString(file);
  }

  private static void run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as("%s", command).isZero();
  }

  private static List<String> program(String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", classPath, main));
    command.addAll(List.of(arguments));
    return command;
  }

  @BeforeEach
  void start() throws Exception {
    journal = folder.resolve("journal");
    server = "127.0.0.1:" + freePort();
    String controller = "127.0.0.1:" + freePort();
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
    run(
        program(
            "kafka.tools.StorageTool",
            "format",
            "-t",
            "MkU3OEVBNTcwNTJENDM2Qk",
            "-c",
            settings.toString()));
    startBroker();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void startBroker() throws IOException {
    broker =
        new ProcessBuilder(program("kafka.Kafka", settings.toString()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
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
