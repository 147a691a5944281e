package dev.edict.cli.playground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.cli.playground.MapSection.Cell;
import dev.edict.cli.playground.MapSection.Row;
import dev.edict.eval.analysis.query.Admission;
import dev.edict.eval.decision.Outcome;
import java.util.Locale;

/** Writes the picture of a policy set. */
final class MapJson {
  private MapJson() {}

  static ObjectNode section(MapSection section) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("title", section.title()).put("domain", section.domain());
    object.put("omitted", section.omitted());
    ArrayNode columns = object.putArray("columns");
    section.columns().forEach(columns::add);
    ArrayNode rows = object.putArray("rows");
    for (Row row : section.rows()) {
      ObjectNode one = rows.addObject().put("pattern", row.pattern()).put("depth", row.depth());
      ArrayNode cells = one.putArray("cells");
      row.cells().forEach(cell -> cells.add(cell(cell)));
    }
    return object;
  }

  private static ObjectNode cell(Cell cell) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("state", cell.state().name().toLowerCase(Locale.ROOT));
    ArrayNode admissions = object.putArray("admissions");
    for (Admission admission : cell.admissions()) {
      admissions
          .addObject()
          .put("region", admission.region())
          .put("asks", admission.outcome() == Outcome.APPROVAL_REQUIRED)
          .put("example", admission.example())
          .set("rule", FindingsJson.rule(admission.rule()));
    }
    ArrayNode denies = object.putArray("denies");
    cell.denies().forEach(rule -> denies.add(FindingsJson.rule(rule)));
    ArrayNode undecided = object.putArray("undecided");
    cell.undecided().forEach(undecided::add);
    return object;
  }
}
