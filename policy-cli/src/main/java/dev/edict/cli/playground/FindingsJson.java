package dev.edict.cli.playground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.source.SourceLocation;
import java.util.List;

/** Writes findings and rules with their places, as offsets in code points. */
final class FindingsJson {
  private FindingsJson() {}

  static ArrayNode findings(List<Diagnostic> diagnostics) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Diagnostic diagnostic : diagnostics) {
      ObjectNode one = array.addObject();
      one.put("code", diagnostic.code().id());
      one.put("severity", diagnostic.severity().word());
      one.put("message", diagnostic.message());
      one.put("help", diagnostic.help());
      one.set("at", place(diagnostic.location()));
      ArrayNode related = one.putArray("related");
      diagnostic
          .related()
          .forEach(
              place ->
                  related.addObject().put("note", place.note()).set("at", place(place.location())));
      diagnostic
          .fix()
          .ifPresent(
              fix ->
                  one.putObject("fix")
                      .put("replacement", fix.replacement())
                      .set(
                          "at",
                          place(new SourceLocation(diagnostic.location().source(), fix.span()))));
    }
    return array;
  }

  /** Returns a rule with what the page says of it. */
  static ObjectNode rule(Rule rule) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("name", rule.id().rule());
    one.put("policy", rule.policy().name());
    one.put("level", rule.level().keyword());
    one.put("effect", rule.effect().keyword());
    one.put("source", rule.origin().toString());
    one.set("at", place(rule.origin()));
    return one;
  }

  private static ObjectNode place(SourceLocation location) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("file", location.source().name())
        .put("line", location.position().line())
        .put("column", location.position().column())
        .put("start", location.span().start())
        .put("end", location.span().end());
  }
}
