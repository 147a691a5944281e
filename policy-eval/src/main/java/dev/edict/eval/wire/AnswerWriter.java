package dev.edict.eval.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.decision.ConnectTarget;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation.Question;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Explanation.Together;
import dev.edict.eval.decision.Obligation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes answers and their parts as JSON that is all printable ASCII. */
final class AnswerWriter {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int LAST_PRINTABLE = '~';

  private final JsonGenerator json;

  private AnswerWriter(JsonGenerator json) {
    this.json = json;
  }

  /** What is written. */
  interface Content {
    void writeTo(AnswerWriter writer) throws IOException;
  }

  static String write(Content content) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setHighestNonEscapedChar(LAST_PRINTABLE);
      content.writeTo(new AnswerWriter(json));
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return text.toString();
  }

  JsonGenerator json() {
    return json;
  }

  void answer(@Nullable String id, Decision decision) throws IOException {
    json.writeStartObject();
    text("id", id);
    text("outcome", decision.outcome().name().toLowerCase(Locale.ROOT));
    text("kind", decision.basis().word());
    Rule rule = decision.rule().orElse(null);
    text("rule", rule == null ? null : rule.id().rule());
    text("policy", rule == null ? null : rule.policy().name());
    text("level", rule == null ? null : rule.level().keyword());
    text("code", decision.code());
    text("reason", decision.reason());
    text("resource", decision.resource());
    json.writeArrayFieldStart("obligations");
    for (Obligation obligation : decision.obligations()) {
      obligation(obligation);
    }
    json.writeEndArray();
    text("source", rule == null ? null : rule.origin().toString());
    target(decision.target().orElse(null));
    texts("advice", decision.advice());
    json.writeEndObject();
  }

  private void target(@Nullable ConnectTarget target) throws IOException {
    json.writeFieldName("target");
    if (target == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    text("host", target.host());
    json.writeNumberField("port", target.port());
    texts("addresses", target.addresses());
    json.writeEndObject();
  }

  private void texts(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  void question(Question question) throws IOException {
    json.writeArrayFieldStart("needs");
    for (List<String> need : question.needs()) {
      json.writeStartArray();
      for (String part : need) {
        json.writeString(part);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeBooleanField("inspecting", question.inspecting());
    json.writeBooleanField("masking", question.masking());
    json.writeArrayFieldStart("together");
    for (Together together : question.together()) {
      json.writeStartObject();
      text("part", together.part());
      json.writeBooleanField("withoutApproval", together.withoutApproval());
      text("all", together.all().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void trace(RuleTrace trace) throws IOException {
    Rule rule = trace.rule();
    json.writeStartObject();
    text("rule", rule.id().rule());
    text("policy", rule.policy().name());
    text("level", rule.level().keyword());
    text("effect", rule.effect().keyword());
    json.writeBooleanField("approval", rule.approval().isPresent());
    text("status", trace.status().word());
    text("standing", trace.standing().word());
    texts("parts", trace.parts());
    text("detail", trace.detail());
    text("source", rule.origin().toString());
    json.writeEndObject();
  }

  private void obligation(Obligation obligation) throws IOException {
    json.writeStartObject();
    if (obligation instanceof Obligation.Inspect) {
      text("type", "inspect");
    } else if (obligation instanceof Obligation.MaskPaths mask) {
      text("type", "mask");
      texts("patterns", mask.patterns());
    } else if (obligation instanceof Obligation.Redact redact) {
      text("type", "redact");
      texts("arguments", redact.arguments());
      texts("results", redact.results());
    } else if (obligation instanceof Obligation.ObtainApproval approval) {
      text("type", "approval");
      text("reason", approval.reason());
    } else if (obligation instanceof Obligation.InjectSecret secret) {
      text("type", "secret");
      text("name", secret.secret());
      text("place", secret.place().keyword());
      text("target", secret.target());
      text("prefix", secret.prefix());
    } else {
      throw new AssertionError(obligation);
    }
    json.writeEndObject();
  }

  private void text(String name, @Nullable String value) throws IOException {
    json.writeStringField(name, value);
  }
}
