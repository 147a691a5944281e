package dev.edict.cli.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.cli.playground.PlaygroundOptions.Example;
import dev.edict.cli.playground.PlaygroundOptions.NamedText;
import dev.edict.cli.playground.PlaygroundOptions.OpenedFile;
import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyException;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.format.PolicyFormatter;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.analysis.AssertionProver;
import dev.edict.eval.analysis.finding.PolicyLinter;
import dev.edict.eval.analysis.query.Edit;
import dev.edict.eval.analysis.query.WhyNot;
import dev.edict.eval.test.PolicyTestResult;
import dev.edict.eval.test.PolicyTestRunner;
import dev.edict.eval.wire.ExplanationJson;
import dev.edict.eval.wire.FaultyLine;
import dev.edict.eval.wire.IdentifiedRequest;
import dev.edict.eval.wire.RequestJson;
import dev.edict.eval.wire.RequestLine;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers what the page asks. Every call carries the texts it is about; nothing is kept. */
final class PlaygroundCalls {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON = new JsonMapper();

  private final PlaygroundOptions options;
  private final SavedFiles files;

  PlaygroundCalls(PlaygroundOptions options) {
    this.options = options;
    this.files = new SavedFiles(options.files(), options.replacement());
  }

  /** Returns the calls by name. */
  Map<String, LocalServer.Call> all() {
    return Map.of(
        "start", this::start,
        "check", PlaygroundCalls::check,
        "lint", body -> FindingsJson.findings(PolicyLinter.lint(PolicyTexts.analyze(body))),
        "decide", PlaygroundCalls::decide,
        "map", PlaygroundCalls::map,
        "format", PlaygroundCalls::format,
        "save", files::save);
  }

  private JsonNode start(JsonNode body) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode opened = answer.putArray("files");
    for (OpenedFile file : options.files()) {
      opened.addObject().put("name", file.name()).put("text", file.text());
    }
    ArrayNode examples = answer.putArray("examples");
    for (Example example : options.examples()) {
      ObjectNode one = examples.addObject();
      one.put("group", example.group()).put("title", example.title());
      ArrayNode texts = one.putArray("files");
      for (NamedText text : example.texts()) {
        texts.addObject().put("name", text.name()).put("text", text.text());
      }
    }
    return answer;
  }

  private static JsonNode check(JsonNode body) throws Refusal {
    Analysis analysis = PolicyTexts.analyze(body);
    List<Diagnostic> found = new ArrayList<>(analysis.diagnostics());
    ObjectNode answer = NODES.objectNode();
    ArrayNode rules = answer.putArray("rules");
    if (analysis.ruleSet().isPresent()) {
      try {
        List<PolicyTestResult> tests = PolicyTestRunner.run(analysis);
        tests.forEach(test -> found.addAll(test.failures()));
        List<Diagnostic> unproved = AssertionProver.prove(analysis);
        found.addAll(unproved);
        answer.put("tests", tests.size());
        answer.put("testsPassed", tests.stream().filter(PolicyTestResult::passed).count());
        answer.put("assertions", analysis.assertions().size());
        answer.put("assertionsProved", analysis.assertions().size() - unproved.size());
        analysis.requireRuleSet().rules().forEach(rule -> rules.add(FindingsJson.rule(rule)));
      } catch (PolicyException refused) {
        found.addAll(refused.diagnostics());
      }
    }
    answer.set("findings", FindingsJson.findings(found.stream().sorted().toList()));
    answer.put("loads", found.stream().noneMatch(Diagnostic::isError) || !rules.isEmpty());
    return answer;
  }

  private static JsonNode decide(JsonNode body) throws Refusal, IOException {
    Analysis analysis = PolicyTexts.analyze(body);
    RequestLine line = RequestJson.read(PolicyTexts.text(body, "request"));
    ObjectNode answer = NODES.objectNode();
    if (line instanceof FaultyLine faulty) {
      return answer.put("fault", faulty.detail());
    }
    if (analysis.ruleSet().isEmpty()) {
      return answer.put("fault", "the policies have errors; nothing was decided");
    }
    IdentifiedRequest asked = (IdentifiedRequest) line;
    Instant now = asked.time() == null ? Instant.now() : asked.time();
    RuleSet rules = analysis.requireRuleSet();
    try {
      PolicyDecisionPoint point = PolicyDecisionPoint.of(rules, () -> now);
      String explained = ExplanationJson.write(null, point.explain(asked.request()));
      answer.set("explanation", JSON.readTree(explained));
      ArrayNode edits = answer.putArray("edits");
      for (Edit edit : WhyNot.ask(rules, asked.request(), now).edits()) {
        ObjectNode one = edits.addObject().put("added", edit.added());
        ArrayNode dropped = one.putArray("dropped");
        edit.dropped().forEach(rule -> dropped.add(FindingsJson.rule(rule)));
      }
      return answer;
    } catch (PolicyException refused) {
      return answer.put("fault", "the policies have errors; nothing was decided");
    }
  }

  private static JsonNode map(JsonNode body) throws Refusal {
    Analysis analysis = PolicyTexts.analyze(body);
    ArrayNode sections = NODES.arrayNode();
    analysis
        .ruleSet()
        .map(rules -> PolicyMap.draw(rules, Instant.now(), Deadline.inSeconds(4)))
        .ifPresent(drawn -> drawn.forEach(section -> sections.add(MapJson.section(section))));
    return sections;
  }

  private static JsonNode format(JsonNode body) throws Refusal {
    PolicySource source = PolicySource.of("page", PolicyTexts.text(body, "text"));
    ObjectNode answer = NODES.objectNode();
    PolicyFormatter.format(source).text().ifPresent(text -> answer.put("text", text));
    return answer;
  }
}
