package dev.edict.convert.importer;

import dev.edict.convert.Loss;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.ast.EndpointItem;
import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.RuleClause;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.Statement;
import dev.edict.dsl.ast.Target;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.format.PolicyFormatter;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.source.SourceSpan;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A policy while an importer makes it. It takes only patterns that the language can say; the others
 * become losses.
 */
final class PolicyDraft {
  private static final SourceSpan NOWHERE = SourceSpan.at(0);
  private static final int LONGEST_NAME = 200;

  private final String name;
  private final Level level;
  private final List<String> teams;
  private final Losses losses;
  private final Map<Domain, List<Statement>> statements = new EnumMap<>(Domain.class);
  private final Set<String> ruleNames = new HashSet<>();

  PolicyDraft(String name, Level level, List<String> teams, Losses losses) {
    this.name = shownName(name).orElse("imported");
    this.level = level;
    this.teams = teams;
    this.losses = losses;
  }

  /**
   * What a rule says besides its target.
   *
   * @param effect allow or deny
   * @param name a name, made unique; possibly blank
   * @param place where it stands in the original
   * @param approval why a person must approve, if one must
   */
  record Head(Effect effect, String name, String place, Optional<String> approval) {
    static Head of(Effect effect, String name, String place) {
      return new Head(effect, name, place, Optional.empty());
    }
  }

  String name() {
    return name;
  }

  Losses losses() {
    return losses;
  }

  /** Says that the policy governs a domain, even if it has no rule there. */
  void govern(Domain domain) {
    statements.computeIfAbsent(domain, any -> new ArrayList<>());
  }

  void connect(Head head, List<String> protocols, List<String> endpoints) {
    List<String> fit = fitting(head, endpoints, EndpointPattern::parse);
    if (!fit.isEmpty() && !protocols.isEmpty()) {
      add(head, new Target.Connect(words(protocols), endpoints(fit), NOWHERE));
    }
  }

  void http(Head head, List<String> methods, List<String> endpoints, List<String> paths) {
    List<String> hosts = fitting(head, endpoints, EndpointPattern::parse);
    List<String> fit = fitting(head, paths, HttpPathPattern::parse);
    boolean pathsLost = fit.isEmpty() && !paths.isEmpty();
    if (!hosts.isEmpty() && !methods.isEmpty() && !pathsLost) {
      add(head, new Target.Http(words(methods), endpoints(hosts), texts(fit), NOWHERE));
    }
  }

  void files(Head head, List<String> actions, List<String> paths) {
    List<String> fit = fitting(head, paths, PathPattern::parse);
    if (!fit.isEmpty() && !actions.isEmpty()) {
      add(head, new Target.Files(words(actions), false, patterns(fit), NOWHERE));
    }
  }

  void register(Head head, List<String> servers) {
    List<String> fit = fitting(head, servers, NamePattern::parseServer);
    if (!fit.isEmpty()) {
      add(head, new Target.Register(patterns(fit), NOWHERE));
    }
  }

  void call(Head head, List<String> tools) {
    List<String> fit = fitting(head, tools, ToolPattern::parse);
    if (!fit.isEmpty()) {
      add(head, new Target.Call(patterns(fit), NOWHERE));
    }
  }

  /**
   * Returns the policy as a text.
   *
   * @param notes what to say in comments at its head
   */
  String text(List<Loss> notes) {
    List<Declaration> declarations = new ArrayList<>();
    declarations.add(
        new Declaration.Policy(
            List.of(),
            new Text(name, NOWHERE),
            new Word(level.keyword(), NOWHERE),
            texts(teams),
            NOWHERE));
    statements.forEach(
        (domain, inside) -> declarations.add(new DomainBlock(domain, inside, NOWHERE)));
    PolicyDocument document =
        new PolicyDocument(new PolicyDocument.LanguageVersion(1, NOWHERE), declarations, NOWHERE);
    String text = PolicyFormatter.print(document);
    if (notes.isEmpty()) {
      return text;
    }
    StringBuilder comments = new StringBuilder("edict 1\n\n// Not carried over:\n");
    notes.forEach(note -> comments.append("// - ").append(ascii(note.toString())).append('\n'));
    return comments + text.substring("edict 1\n".length());
  }

  private void add(Head head, Target target) {
    List<RuleClause> clauses =
        head.approval()
            .map(
                reason ->
                    List.<RuleClause>of(
                        new RuleClause.RequireApproval(
                            shownName(reason).map(text -> new Text(text, NOWHERE)).orElse(null),
                            NOWHERE)))
            .orElse(List.of());
    statements
        .computeIfAbsent(target.domain(), any -> new ArrayList<>())
        .add(
            new RuleStatement(
                List.of(), false, head.effect(), ruleName(head.name()), target, clauses, NOWHERE));
  }

  private <P> List<String> fitting(
      Head head, List<String> texts, Function<String, Canonical<P>> parser) {
    List<String> fit = new ArrayList<>();
    for (String text : new LinkedHashSet<>(texts)) {
      Canonical<P> pattern = parser.apply(text);
      if (pattern.isAccepted()) {
        fit.add(text);
      } else {
        losses.missing(
            head.effect(),
            head.place(),
            Rejection.quote(text) + " cannot be said: " + pattern.rejection().detail());
      }
    }
    return fit;
  }

  private @Nullable Text ruleName(String wanted) {
    Optional<String> shown = shownName(wanted);
    if (shown.isEmpty()) {
      return null;
    }
    String unique = shown.get();
    for (int i = 2; !ruleNames.add(unique); i++) {
      unique = shown.get() + " (" + i + ")";
    }
    return new Text(unique, NOWHERE);
  }

  /** Returns a name that a policy may hold, or empty when nothing of it is left. */
  private static Optional<String> shownName(String wanted) {
    StringBuilder name = new StringBuilder();
    Normalizer.normalize(wanted, Normalizer.Form.NFC)
        .codePoints()
        .map(c -> isVisible(c) ? c : ' ')
        .limit(LONGEST_NAME - 10)
        .forEach(name::appendCodePoint);
    String shown = name.toString().strip();
    return shown.isEmpty() ? Optional.empty() : Optional.of(shown);
  }

  private static boolean isVisible(int c) {
    return Character.isLetterOrDigit(c) || (c >= ' ' && c <= '~');
  }

  private static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().map(c -> c >= ' ' && c <= '~' ? c : '?').forEach(out::appendCodePoint);
    return out.toString();
  }

  private static List<EndpointItem> endpoints(List<String> texts) {
    return texts.stream().map(text -> new EndpointItem(pattern(text), List.of(), NOWHERE)).toList();
  }

  private static List<PatternItem> patterns(List<String> texts) {
    return texts.stream().map(PolicyDraft::pattern).toList();
  }

  private static PatternItem pattern(String text) {
    return new PatternItem.Pattern(text, true, NOWHERE);
  }

  private static List<Word> words(List<String> texts) {
    return texts.stream().map(text -> new Word(text, NOWHERE)).toList();
  }

  private static List<Text> texts(List<String> texts) {
    return texts.stream().map(text -> new Text(text, NOWHERE)).toList();
  }
}
