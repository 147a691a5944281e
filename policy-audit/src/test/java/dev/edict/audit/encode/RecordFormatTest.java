package dev.edict.audit.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordFormatTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "encode");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] KEY = "sixteen bytes or more".getBytes(StandardCharsets.US_ASCII);

  private static List<JournalRecord> records() throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("records.jsonl"))) {
      records.add(JournalRecord.parse(line));
    }
    return records;
  }

  private static List<String> written(RecordFormat format) throws IOException {
    List<String> lines = new ArrayList<>();
    for (JournalRecord record : records()) {
      lines.add(format.write(record, Redaction.none()));
    }
    return lines;
  }

  @ParameterizedTest
  @EnumSource(RecordFormat.class)
  void writesTheGoldenLines(RecordFormat format) throws IOException {
    List<String> lines = written(format);
    Path golden = FOLDER.resolve(format.keyword() + ".golden");
    if (Boolean.getBoolean("golden.update")) {
      Files.write(golden, lines);
    }
    assertThat(lines).isEqualTo(Files.readAllLines(golden));
    assertThat(lines).allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c <= '~'));
  }

  @Test
  void nativeRecordsFollowTheSchemas() throws IOException {
    for (JournalRecord record : records()) {
      String schema = record.isNotice() ? "audit-notice.schema.json" : "audit-event.schema.json";
      assertThat(schema(schema).validate(record.line(), InputFormat.JSON)).isEmpty();
    }
  }

  private static Schema schema(String file) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("..", "spec", file)));
  }

  @Test
  void ocsfHasWhatEveryEventOfItsClassMustHave() throws IOException {
    Set<Integer> classes = new HashSet<>();
    for (String line : written(RecordFormat.OCSF)) {
      JsonNode event = JSON.readTree(line);
      int type = event.path("class_uid").asInt();
      classes.add(type);
      assertThat(event.path("type_uid").asInt())
          .isEqualTo(type * 100 + event.path("activity_id").asInt());
      assertThat(event.path("category_uid").asInt()).isEqualTo(type / 1000);
      for (String member : List.of("time", "severity_id", "metadata", "activity_id")) {
        assertThat(event.has(member)).as(member).isTrue();
      }
      assertThat(event.path("metadata").path("product").has("vendor_name")).isTrue();
      for (String member : required(type)) {
        assertThat(event.path(member).isEmpty()).as("%s of %d", member, type).isFalse();
      }
    }
    assertThat(classes).containsExactlyInAnyOrder(1001, 1008, 4001, 6003);
  }

  private static List<String> required(int type) {
    return switch (type) {
      case 4001 -> List.of("dst_endpoint", "firewall_rule");
      case 1001 -> List.of("actor", "device", "file");
      case 6003 -> List.of("actor", "api", "src_endpoint");
      default -> List.of("device");
    };
  }

  @Test
  void ecsUsesOnlyTheTypesOfItsCategories() throws IOException {
    for (String line : written(RecordFormat.ECS)) {
      JsonNode event = JSON.readTree(line).path("event");
      List<String> types = new ArrayList<>();
      event.path("type").forEach(type -> types.add(type.asText()));
      assertThat(types).isSubsetOf(typesOf(event.path("category").path(0).asText()));
    }
  }

  private static List<String> typesOf(String category) {
    return switch (category) {
      case "network" ->
          List.of("access", "allowed", "connection", "denied", "end", "info", "protocol", "start");
      case "file" -> List.of("access", "change", "creation", "deletion", "info");
      case "api" ->
          List.of("access", "admin", "allowed", "change", "creation", "deletion", "denied", "info");
      case "configuration" -> List.of("access", "change", "creation", "deletion", "info");
      default -> List.of();
    };
  }

  @Test
  void cefEscapesWhatSeparates() throws IOException {
    for (String line : written(RecordFormat.CEF)) {
      assertThat(Pattern.compile("(?<!\\\\)\\|").split(line, 8)[7]).startsWith("rt=");
    }
  }

  @Test
  void redactionLeavesOutAndHashes() throws IOException {
    JournalRecord record = records().get(0);
    Redaction redaction =
        Redaction.none().hashing("user", KEY).leavingOut("resource").leavingOut("generation");
    JsonNode sent = JSON.readTree(RecordFormat.NATIVE.write(record, redaction));
    assertThat(sent.path("user").asText()).matches("[0-9a-f]{32}").isNotEqualTo("alice");
    assertThat(sent.path("resource").asText()).isEqualTo("(redacted)");
    assertThat(sent.path("generation").asLong()).isZero();
    assertThat(sent.path("event_id").asText()).isEqualTo(record.eventId());
    for (RecordFormat format : RecordFormat.values()) {
      assertThat(format.write(record, redaction)).doesNotContain("alice").doesNotContain("paste");
    }
    assertThatThrownBy(() -> Redaction.none().leavingOut("event_id"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Redaction.none().hashing("user", new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsDestinations() {
    assertThat(Destination.of("a.example:443")).isEqualTo(new Destination("a.example", 443, ""));
    assertThat(Destination.of("[::1]:8080/x:y/z"))
        .isEqualTo(new Destination("::1", 8080, "/x:y/z"));
    assertThat(Destination.of("https://a.example/b:c"))
        .isEqualTo(new Destination("a.example", 443, "/b:c"));
    assertThat(Destination.of("http://[::1]/")).isEqualTo(new Destination("::1", 80, "/"));
    assertThat(Destination.of("https://a:8443/")).isEqualTo(new Destination("a", 8443, "/"));
    assertThat(new Destination("10.0.0.1", 1, "").isAddress()).isTrue();
    assertThat(new Destination("127.1", 1, "").isAddress()).isFalse();
    for (String other : List.of("", "a", ":1", "a:", "a:99999", "a:1x", "[]:1", "https://")) {
      assertThat(Destination.of(other)).as(other).isNull();
    }
  }
}
