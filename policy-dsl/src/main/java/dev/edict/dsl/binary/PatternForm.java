package dev.edict.dsl.binary;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HttpPathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lists of patterns of one kind, as their canonical texts: what is read back has been through the
 * parser of its kind.
 *
 * @param <T> the kind
 */
final class PatternForm<T> {
  static final PatternForm<EndpointPattern> ENDPOINTS =
      new PatternForm<>(EndpointPattern.class, EndpointPattern::text, EndpointPattern::parse);
  static final PatternForm<HttpPathPattern> HTTP_PATHS =
      new PatternForm<>(HttpPathPattern.class, HttpPathPattern::text, HttpPathPattern::parse);
  static final PatternForm<PathPattern> PATHS =
      new PatternForm<>(PathPattern.class, PathPattern::text, PathPattern::parse);
  static final PatternForm<ToolPattern> TOOLS =
      new PatternForm<>(ToolPattern.class, ToolPattern::text, ToolPattern::parse);
  static final PatternForm<NamePattern> SERVERS =
      new PatternForm<>(NamePattern.class, NamePattern::text, NamePattern::parseServer);
  static final PatternForm<NamePattern> PROMPTS =
      new PatternForm<>(NamePattern.class, NamePattern::text, NamePattern::parsePrompt);
  static final PatternForm<UriPattern> URIS =
      new PatternForm<>(UriPattern.class, UriPattern::text, UriPattern::parse);

  private final Class<T> type;
  private final Function<T, String> text;
  private final Function<String, Canonical<T>> parser;

  private PatternForm(
      Class<T> type, Function<T, String> text, Function<String, Canonical<T>> parser) {
    this.type = type;
    this.text = text;
    this.parser = parser;
  }

  void write(List<T> patterns, ContentWriter out) {
    out.number(patterns.size());
    patterns.forEach(pattern -> out.text(text.apply(pattern)));
  }

  List<T> read(ContentReader in) throws RuleSetFormatException {
    int count = in.count();
    List<T> patterns = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      patterns.add(in.pattern(type, parser));
    }
    return patterns;
  }

  /** Reads a list that means nothing when it is empty. */
  List<T> readSome(ContentReader in) throws RuleSetFormatException {
    List<T> patterns = read(in);
    if (patterns.isEmpty()) {
      throw ContentReader.damaged("a list without patterns");
    }
    return patterns;
  }
}
