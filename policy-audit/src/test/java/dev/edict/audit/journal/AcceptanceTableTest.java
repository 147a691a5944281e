package dev.edict.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.wire.IdentifiedRequest;
import dev.edict.eval.wire.RequestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests of the acceptance table, decided through a journal. */
class AcceptanceTableTest {
  private static final Path TABLE = Path.of("..", "spec", "vectors", "acceptance");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> expected = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  void everyRequestIsRecordedExactlyOnce() throws IOException {
    try (AuditJournal journal = AuditJournal.open(folder, JournalOptions.defaults());
        Stream<Path> files = Files.list(TABLE)) {
      for (Path file : files.sorted().toList()) {
        decideAll(JSON.readTree(file.toFile()), journal);
      }
    }
    assertThat(expected).hasSizeGreaterThan(30);
    assertThat(Samples.records(folder))
        .extracting(
            record ->
                "%s %s %s by %s"
                    .formatted(
                        record.required("decision"),
                        record.required("kind"),
                        record.required("action"),
                        record.required("user")))
        .containsExactlyElementsOf(expected);
    assertThat(Samples.records(folder)).extracting(JournalRecord::eventId).doesNotHaveDuplicates();
    assertThat(Samples.verify(folder).findings()).isEmpty();
  }

  private void decideAll(JsonNode file, AuditJournal journal) throws IOException {
    PolicyDecisionPoint policies =
        PolicyDecisionPoint.of(PolicyFrontEnd.analyze(sources(file)).requireRuleSet());
    JournaledDecisionPoint point = JournaledDecisionPoint.of(policies::decide, journal);
    for (JsonNode one : file.path("cases")) {
      if (one.has("request")) {
        AccessRequest request = request(one, file.path("defaults"));
        Decision decision = point.decide(request);
        expected.add(
            "%s %s %s by %s"
                .formatted(
                    decision.outcome().name().toLowerCase(Locale.ROOT),
                    decision.basis().name().toLowerCase(Locale.ROOT),
                    request.action(),
                    request.subject().user()));
      }
    }
  }

  private static List<PolicySource> sources(JsonNode file) {
    List<PolicySource> sources = new ArrayList<>();
    for (Map.Entry<String, JsonNode> policy : file.path("policies").properties()) {
      List<String> lines = new ArrayList<>();
      policy.getValue().forEach(line -> lines.add(line.textValue()));
      sources.add(PolicySource.of(policy.getKey(), String.join("\n", lines)));
    }
    return sources;
  }

  private static AccessRequest request(JsonNode one, JsonNode defaults) {
    ObjectNode line = one.path("request").deepCopy();
    for (Map.Entry<String, JsonNode> member : defaults.properties()) {
      line.putIfAbsent(member.getKey(), member.getValue());
    }
    return ((IdentifiedRequest) RequestJson.read(line.toString())).request();
  }
}
