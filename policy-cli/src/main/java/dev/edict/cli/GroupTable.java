package dev.edict.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.audit.query.GroupedCounts;
import dev.edict.dsl.diagnostic.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes counts by members as a table. */
final class GroupTable {
  private final List<String> names;
  private final List<GroupedCounts.Group> groups;

  /**
   * Makes a table.
   *
   * @param names the members, and last what the count is called
   */
  GroupTable(List<String> names, List<GroupedCounts.Group> groups) {
    this.names = names;
    this.groups = groups;
  }

  /** Tells how many records are in no row, because there are too many groups. */
  static void tellOthers(GroupedCounts counts, Streams streams) {
    if (counts.others() > 0) {
      streams
          .err()
          .println(
              "%s more, of groups beyond the %d that are counted apart"
                  .formatted(Counts.of(counts.others(), "record"), GroupedCounts.MAX_GROUPS));
    }
  }

  String write(TableFormat format) {
    return switch (format) {
      case TEXT -> text();
      case JSON -> json();
      case CSV -> csv();
    };
  }

  private String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(names.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList());
    for (GroupedCounts.Group group : groups) {
      rows.add(cells(group).stream().map(PrintableText::escape).toList());
    }
    return Columns.align(rows);
  }

  private String json() {
    StringBuilder out = new StringBuilder();
    for (GroupedCounts.Group group : groups) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < group.values().size(); i++) {
        line.put(names.get(i), group.values().get(i));
      }
      out.append(line.put("count", group.count())).append('\n');
    }
    return out.toString();
  }

  private String csv() {
    StringBuilder out = new StringBuilder(RecordText.csv(names)).append('\n');
    for (GroupedCounts.Group group : groups) {
      out.append(RecordText.csv(cells(group))).append('\n');
    }
    return out.toString();
  }

  private static List<String> cells(GroupedCounts.Group group) {
    List<String> cells = new ArrayList<>(group.values());
    cells.add(Long.toString(group.count()));
    return cells;
  }
}
