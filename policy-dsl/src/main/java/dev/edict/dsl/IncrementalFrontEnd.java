package dev.edict.dsl;

import dev.edict.dsl.check.CheckedFiles;
import dev.edict.dsl.check.PolicyChecks;
import dev.edict.dsl.parser.ParseLimits;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.source.PolicySource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a policy set again and again while single files change: what does not see a change is
 * neither parsed nor checked again. Each result equals that of {@link PolicyFrontEnd} on the same
 * sources. Safe for use by several threads, one at a time.
 *
 * <pre>{@code
 * IncrementalFrontEnd files = new IncrementalFrontEnd();
 * Analysis before = files.update(sources);
 * Analysis after = files.update(sourcesWithOneChanged);
 * }</pre>
 */
public final class IncrementalFrontEnd {
  private final ParseLimits limits;
  private final CheckedFiles checked = new CheckedFiles();
  private Map<PolicySource, ParseResult> parsed = Map.of();

  /** Makes a front end that knows no file yet. */
  public IncrementalFrontEnd() {
    this(ParseLimits.DEFAULTS);
  }

  /** Makes a front end that knows no file yet and reads within limits. */
  public IncrementalFrontEnd(ParseLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a policy set. The order of the sources changes nothing; sources are told by name and
   * text.
   *
   * @param sources every file of the policy set, changed or not
   * @throws IllegalArgumentException if two sources have the same name
   */
  public synchronized Analysis update(Collection<PolicySource> sources) {
    List<PolicySource> sorted = new ArrayList<>(sources);
    sorted.sort(Comparator.comparing(PolicySource::name));
    Map<PolicySource, ParseResult> current = new HashMap<>();
    List<ParseResult> documents = new ArrayList<>();
    String before = null;
    for (PolicySource source : sorted) {
      if (source.name().equals(before)) {
        throw new IllegalArgumentException("two policy sources are named " + before);
      }
      before = source.name();
      ParseResult known = parsed.get(source);
      ParseResult document = known == null ? PolicyParser.parse(source, limits) : known;
      documents.add(document);
      current.put(document.source(), document);
    }
    PolicyChecks.Result result = PolicyChecks.run(documents, checked);
    parsed = current;
    return new Analysis(documents, result.ruleSet(), result.assertions(), result.diagnostics());
  }
}
