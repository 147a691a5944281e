package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.language.SegmentPattern;
import dev.edict.eval.analysis.language.TextPattern;
import java.util.ArrayList;
import java.util.List;

/** Boxes of rules about MCP. */
final class McpBoxes {
  private static final int ONLY_VERB = 1;

  private McpBoxes() {}

  static List<RegionBox> of(RuleTarget target) {
    List<RegionBox> boxes = new ArrayList<>();
    if (target instanceof RuleTarget.Call call) {
      for (ToolPattern tool : call.tools()) {
        boxes.add(box(Space.CALL, names(tool.server()), names(tool.tool())));
      }
    } else if (target instanceof RuleTarget.Register register) {
      register.servers().forEach(server -> boxes.add(box(Space.REGISTER, names(server))));
    } else if (target instanceof RuleTarget.ReadResource read) {
      for (NamePattern server : read.servers()) {
        read.uris().forEach(uri -> boxes.add(box(Space.RESOURCE, names(server), uris(uri))));
      }
    } else if (target instanceof RuleTarget.GetPrompt get) {
      for (NamePattern server : get.servers()) {
        get.prompts().forEach(name -> boxes.add(box(Space.PROMPT, names(server), names(name))));
      }
    } else if (target instanceof RuleTarget.UseServer use) {
      for (NamePattern server : use.servers()) {
        boxes.add(box(Space.CALL, names(server), List.of()));
        boxes.add(box(Space.REGISTER, names(server)));
        boxes.add(box(Space.RESOURCE, names(server), List.of()));
        boxes.add(box(Space.PROMPT, names(server), List.of()));
      }
    } else {
      throw new AssertionError(target);
    }
    return boxes;
  }

  private static RegionBox box(Space space, List<Facet> server) {
    return RegionBox.of(space, ONLY_VERB, List.of(server));
  }

  private static RegionBox box(Space space, List<Facet> server, List<Facet> object) {
    return RegionBox.of(space, ONLY_VERB, List.of(server, object));
  }

  /** Returns the facet of {@code names}; none for every name. */
  static List<Facet> names(NamePattern names) {
    return names.glob().isAny()
        ? List.of()
        : List.of(new Facet.Names(TextPattern.of(names.glob(), true)));
  }

  private static List<Facet> uris(UriPattern uri) {
    return List.of(
        new Facet.Uris(uri.prefix(), SegmentPattern.of(uri.segments(), false), uri.text()));
  }
}
