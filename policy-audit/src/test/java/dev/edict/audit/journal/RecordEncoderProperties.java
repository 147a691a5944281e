package dev.edict.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Level;
import dev.edict.eval.audit.AuditChain;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.audit.JsonLinesAuditSink;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The journal writes what the simple sink writes. */
class RecordEncoderProperties {
  private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

  @Property
  void writesTheLinesOfTheSimpleSink(@ForAll("lists") List<AuditEvent> events) throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    RecordEncoder encoder = new RecordEncoder(ChainEnd.NONE);
    try (JsonLinesAuditSink sink = JsonLinesAuditSink.to(expected)) {
      for (AuditEvent event : events) {
        sink.write(event);
        encoder.encode(event);
      }
    }
    assertThat(new String(encoder.bytes(), 0, encoder.length(), StandardCharsets.US_ASCII))
        .isEqualTo(expected.toString(StandardCharsets.US_ASCII));
    assertThat(encoder.records()).isEqualTo(events.size());
  }

  @Property(tries = 300)
  void handsOverWhatTheEventOfTheDecisionSays(
      @ForAll("requests") AccessRequest request, @ForAll("decisions") Decision decision) {
    EventRing ring = new EventRing(4);
    HandOver handOver = new HandOver(ring, new SettableClock(Samples.NOW), micros -> ID, "build-7");
    assertThat(handOver.offer(request, decision)).isEqualTo(1);
    assertThat(handOver.poll())
        .isEqualTo(AuditEvent.of(request, decision, Samples.NOW, ID, "build-7"));
    assertThat(handOver.poll()).isNull();
  }

  @Property(tries = 300)
  void recordsAreBoundedAndLinked(@ForAll("events") AuditEvent event) {
    RecordEncoder encoder = new RecordEncoder(new ChainEnd(41, "b".repeat(64)));
    encoder.encode(event);
    encoder.encode(
        new Notice.Stamped(Notice.dropped(5), EventClock.microsOf(Samples.NOW), ID, "h"));
    assertThat(encoder.length()).isLessThan(RecordEncoder.MAX_RECORD);
    String text = new String(encoder.bytes(), 0, encoder.length(), StandardCharsets.US_ASCII);
    List<String> lines = text.lines().toList();
    SealedLine.Link last =
        new SealedLine().read(encoder.bytes(), lines.get(0).length() + 1, encoder.length() - 1);
    assertThat(last == null ? null : last.end()).isEqualTo(encoder.end());
    assertThat(AuditChain.after(lines.get(1))).isNotNull();
  }

  @Provide
  Arbitrary<List<AuditEvent>> lists() {
    return events().list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<AuditEvent> events() {
    Arbitrary<Instant> times =
        Arbitraries.longs()
            .between(-60_000_000_000L, 250_000_000_000L)
            .map(seconds -> Instant.ofEpochSecond(seconds, (seconds & 0xffffff) * 50));
    Arbitrary<UUID> ids =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    return Combinators.combine(
            times,
            ids,
            names(),
            names().injectNull(0.3),
            Arbitraries.of(Domain.class),
            Arbitraries.of(Outcome.class),
            Arbitraries.of(Basis.class),
            names().map(name -> name.repeat(7)))
        .as(RecordEncoderProperties::event);
  }

  private static AuditEvent event(
      Instant time,
      UUID id,
      String name,
      @Nullable String optional,
      Domain domain,
      Outcome outcome,
      Basis basis,
      String resource) {
    return new AuditEvent(
        time,
        id,
        name,
        optional,
        name,
        optional,
        optional,
        domain,
        name,
        outcome,
        basis,
        name,
        resource,
        optional == null ? null : AuditSeverity.HIGH,
        optional,
        optional == null ? null : Level.TEAM,
        optional == null ? null : Samples.DIGEST,
        name.length());
  }

  @Provide
  Arbitrary<AccessRequest> requests() {
    Arbitrary<Subject> subjects =
        texts().map(text -> Subject.builder("u" + text).org("o" + text).build());
    Arbitrary<Environment> environments = texts().map(Environment.UNKNOWN::withAgent);
    Arbitrary<String> methods = Arbitraries.oneOf(texts(), Arbitraries.of("GET", "PUT", "get"));
    return Arbitraries.oneOf(
        subjects.map(subject -> ToolCallRequest.of(subject, "erp", "pay")),
        Combinators.combine(subjects, environments, texts())
            .as((s, e, host) -> NetworkRequest.builder(s, host, 443).environment(e).build()),
        Combinators.combine(subjects, methods)
            .as((s, method) -> HttpRequest.of(s, method, "https://a@b/c?d")),
        subjects.map(s -> ProxyRequest.builder(s, "a.example:443").build()));
  }

  @Provide
  Arbitrary<Decision> decisions() {
    return Combinators.combine(Arbitraries.of(Basis.class), texts()).as(Samples::denial);
  }

  private static Arbitrary<String> texts() {
    Arbitrary<String> odd =
        Arbitraries.strings()
            .withChars("a/@?%\"\\\n\0\u007f\u00e9\u2028\ud83d\ude00\uffff")
            .ofMaxLength(20);
    return Arbitraries.oneOf(odd, odd.map(text -> text + "x".repeat(5000)));
  }

  /** Texts as events have them: within their bounds. */
  private static Arbitrary<String> names() {
    return texts().map(BoundedText::name);
  }
}
