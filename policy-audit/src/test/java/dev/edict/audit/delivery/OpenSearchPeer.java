package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real node of OpenSearch, killed and started again between records. */
@Timeout(300)
class OpenSearchPeer {
  private static final int RECORDS = 3000;
  private static final String STREAM = "edict-audit";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String classPath;

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private Path journal;
  private int port;
  private Process node;

  @BeforeAll
  static void resolve() throws Exception {
    classPath = PeerPrograms.classPath("opensearch");
  }

  @BeforeEach
  void start() throws Exception {
    journal = folder.resolve("journal");
    port = PeerPrograms.freePort();
    Files.createDirectories(folder.resolve("node/config"));
    startNode();
  }

  private void startNode() throws IOException {
    List<String> options = List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", classPath);
    node =
        PeerPrograms.start(
            folder.resolve("node.log"),
            PeerPrograms.java(
                options,
                "src/test/peers/opensearch/OneNode.java",
                folder.resolve("node").toString(),
                String.valueOf(port)));
  }

  @AfterEach
  void stop() throws Exception {
    node.destroyForcibly().waitFor();
  }

  private JsonNode ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    while (true) {
      try {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
      } catch (ConnectException starting) {
        assertThat(node.isAlive()).as(Files.readString(folder.resolve("node.log"))).isTrue();
        Thread.sleep(200);
      }
    }
  }

  /** Makes a data stream for the records, with more of the mapping. */
  private void makeStream(String properties) throws Exception {
    String template =
        """
        {"index_patterns": ["edict-*"], "data_stream": {},
         "template": {"settings": {"number_of_replicas": 0}, "mappings": {"properties": {%s}}}}
        """;
    ask("PUT", "/_index_template/edict", template.formatted(properties));
  }

  private void ship(String name, Pause pause) throws Exception {
    DeliveryTarget target =
        new HttpTarget(
            URI.create("http://127.0.0.1:" + port + "/" + STREAM + "/_bulk"),
            new ElasticProtocol(null, RecordFormat.ECS, Redaction.none()),
            Duration.ofSeconds(30));
    try (DeliveryTarget small = new SmallBatches(target, 500)) {
      new Shipper(journal, name, small, message -> {}, pause).run(false);
    }
  }

  /** Returns the identifiers of the documents. */
  private List<String> stored() throws Exception {
    ask("POST", "/" + STREAM + "/_refresh", "");
    JsonNode found =
        ask("POST", "/" + STREAM + "/_search", "{\"size\": 10000, \"_source\": false}");
    List<String> ids = new ArrayList<>();
    found.at("/hits/hits").forEach(hit -> ids.add(hit.path("_id").asText()));
    return ids;
  }

  @Test
  void takesEveryRecordOnceAlsoWhenItIsKilledBetweenThem() throws Exception {
    makeStream("");
    Deliveries.write(journal, RECORDS);
    ship("siem", time -> Thread.sleep(time.toMillis()));
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(Deliveries.ids(journal));

    node.destroyForcibly().waitFor();
    Deliveries.write(journal, RECORDS);
    ship("siem", this::startNodeWhenItIsMissing);
    ship("again", time -> Thread.sleep(time.toMillis()));
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(Deliveries.ids(journal));
  }

  private void startNodeWhenItIsMissing(Duration time) throws InterruptedException {
    try {
      if (!node.isAlive()) {
        startNode();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.sleep(time.toMillis());
  }

  @Test
  void keepsWhatItRefusesOneByOne() throws Exception {
    makeStream("\"event\": {\"properties\": {\"sequence\": {\"type\": \"byte\"}}}");
    List<String> ids = Deliveries.write(journal, RECORDS);
    ship("siem", time -> Thread.sleep(time.toMillis()));
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(ids.subList(0, Byte.MAX_VALUE));
    List<String> dead = Files.readAllLines(journal.resolve("dead-letters/siem.jsonl"));
    assertThat(dead)
        .hasSize(RECORDS - Byte.MAX_VALUE)
        .allMatch(line -> line.contains("mapper_parsing"));
  }
}
