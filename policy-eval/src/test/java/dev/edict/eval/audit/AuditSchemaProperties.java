package dev.edict.eval.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every line is one that {@code spec/audit-event.schema.json} describes. */
class AuditSchemaProperties {
  private static final Schema SCHEMA = schema();

  @Property(tries = 500)
  void linesFollowTheSchema(@ForAll("events") AuditEvent event) {
    String line = AuditChain.start().seal(event);
    assertThat(SCHEMA.validate(line, InputFormat.JSON)).isEmpty();
    assertThat(line.chars()).allMatch(c -> c >= ' ' && c <= '~');
    assertThat(AuditChain.firstBroken(List.of(line))).isEmpty();
  }

  @Example
  void schemaRefusesOtherLines() {
    String line = AuditChain.start().seal(AuditEvents.event("paste.ee:443"));
    for (String changed :
        List.of(
            line.replace("\"deny\"", "\"maybe\""),
            line.replace("\"user\":\"alice\",", ""),
            line.replace("{", "{\"more\":1,"),
            line.replace("\"explicit\"", "\"implicit\""),
            line.replace("\"sequence\":1", "\"sequence\":0"),
            line.replace("123456Z", "123Z"))) {
      assertThat(SCHEMA.validate(changed, InputFormat.JSON)).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<AuditEvent> events() {
    return Combinators.combine(requests(), decisions(), texts().optional())
        .as(
            (request, decision, host) ->
                AuditEvent.of(
                    request, decision, AuditEvents.NOW, AuditEvents.ID, host.orElse(null)));
  }

  private static Arbitrary<AccessRequest> requests() {
    Arbitrary<Subject> subjects =
        texts().map(user -> Subject.builder("u" + user).org(user + "o").build());
    Arbitrary<Environment> environments = texts().map(Environment.UNKNOWN::withAgent);
    return Arbitraries.oneOf(
        subjects.map(subject -> ToolCallRequest.of(subject, "erp", "pay")),
        texts().map(AuditEvents::connect),
        texts().map(AuditEvents::get),
        Combinators.combine(subjects, environments, texts())
            .as(
                (subject, environment, path) ->
                    FileRequest.of(subject, environment, FileAction.READ, path)));
  }

  private static Arbitrary<Decision> decisions() {
    return Combinators.combine(
            Arbitraries.of(Outcome.class),
            Arbitraries.of(Basis.class),
            texts(),
            Arbitraries.of("", AuditEvents.DIGEST))
        .as(
            (outcome, basis, resource, digest) ->
                new Decision(
                    basis == Basis.EXPLICIT ? outcome : Outcome.DENY,
                    basis,
                    basis == Basis.EXPLICIT ? Optional.of(AuditEvents.rule()) : Optional.empty(),
                    "code",
                    "reason",
                    resource,
                    List.of(),
                    digest,
                    digest.isEmpty() ? 0 : 1));
  }

  /** Texts of every length about the limits, with characters that JSON has to escape. */
  private static Arbitrary<String> texts() {
    Arbitrary<String> odd =
        Arbitraries.strings()
            .withChars("a/@?%\"\\\n\0\u007f\u00e9\u2028\ud83d\ude00\uffff")
            .ofMaxLength(20);
    return Arbitraries.oneOf(odd, odd.map(text -> text + "x".repeat(3000)));
  }

  private static Schema schema() {
    Path file = Path.of("..", "spec", "audit-event.schema.json");
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(file));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
