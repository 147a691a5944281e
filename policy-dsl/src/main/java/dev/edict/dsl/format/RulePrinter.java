package dev.edict.dsl.format;

import static dev.edict.dsl.format.Doc.EMPTY;
import static dev.edict.dsl.format.Doc.SPACE;
import static dev.edict.dsl.format.Doc.concat;
import static dev.edict.dsl.format.Doc.spaced;
import static dev.edict.dsl.format.Doc.text;

import dev.edict.dsl.ast.Annotation;
import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.EndpointItem;
import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.RuleClause;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.Target;
import dev.edict.dsl.ast.Text;
import java.util.ArrayList;
import java.util.List;

/** Prints rules, and the targets, clauses and annotations that other statements share with them. */
final class RulePrinter {
  private final Layout layout;
  private final ExpressionPrinter expressions;

  RulePrinter(Layout layout, ExpressionPrinter expressions) {
    this.layout = layout;
    this.expressions = expressions;
  }

  Doc rule(RuleStatement rule) {
    Doc annotations = annotations(rule.annotations());
    String effect = rule.effect().keyword();
    Doc head = text(rule.observed() ? "observe " + effect : effect);
    Text name = rule.name();
    Doc title = name == null ? EMPTY : concat(SPACE, layout.quoted(name));
    Doc target = target(rule.target());
    Doc statement = layout.statement(head, title, SPACE, target, clauses(rule.clauses()));
    return concat(annotations, statement);
  }

  /** Prints annotations, each on its own line, to stand before a declaration or rule. */
  Doc annotations(List<Annotation> annotations) {
    List<Doc> lines = new ArrayList<>();
    for (Annotation annotation : annotations) {
      lines.add(layout.statement(annotation(annotation)));
      lines.add(layout.commentsBefore(layout.trivia().tokenAfter(annotation.span().end())));
      lines.add(Doc.HARD_LINE);
    }
    return concat(lines);
  }

  private Doc annotation(Annotation annotation) {
    Doc name = concat(text("@"), layout.word(annotation.name()));
    if (annotation.arguments().isEmpty()) {
      return name;
    }
    Doc arguments = layout.list(annotation.arguments(), expressions::literal);
    return concat(name, text("("), arguments, text(")"));
  }

  Doc target(Target target) {
    if (target instanceof Target.Connect connect) {
      Doc protocols = layout.list(connect.protocols(), layout::word);
      Doc endpoints = layout.hangingList(connect.endpoints(), this::endpoint);
      return concat(text("connect"), SPACE, protocols, SPACE, text("to"), endpoints);
    }
    if (target instanceof Target.Http http) {
      return http(http);
    }
    if (target instanceof Target.Files files) {
      Doc actions = layout.list(files.actions(), layout::word);
      Doc paths = layout.hangingList(files.paths(), this::pattern);
      return concat(actions, SPACE, text(files.under() ? "under" : "on"), paths);
    }
    if (target instanceof Target.Call call) {
      return concat(text("call"), layout.hangingList(call.tools(), this::pattern));
    }
    if (target instanceof Target.Register register) {
      return concat(text("register"), layout.hangingList(register.servers(), this::pattern));
    }
    if (target instanceof Target.ReadResource read) {
      Doc uris = layout.hangingList(read.uris(), this::pattern);
      return concat(text("read resource"), uris, fromServers(read.uris(), read.servers()));
    }
    if (target instanceof Target.GetPrompt get) {
      Doc prompts = layout.hangingList(get.prompts(), this::pattern);
      return concat(text("get prompt"), prompts, fromServers(get.prompts(), get.servers()));
    }
    throw new AssertionError(target);
  }

  private Doc http(Target.Http http) {
    Doc methods = layout.list(http.methods(), layout::word);
    Doc endpoints = layout.hangingList(http.endpoints(), this::endpoint);
    Doc target = concat(text("http"), SPACE, methods, SPACE, text("to"), endpoints);
    if (http.paths().isEmpty()) {
      return target;
    }
    Doc part = layout.partAfter(last(http.endpoints()));
    Doc paths = layout.hangingList(http.paths(), layout::quoted);
    return concat(target, part, layout.indented(text("path"), paths));
  }

  private Doc fromServers(List<PatternItem> before, List<Text> servers) {
    if (servers.isEmpty()) {
      return EMPTY;
    }
    Doc part = layout.partAfter(last(before));
    Doc names = layout.hangingList(servers, layout::quoted);
    return concat(part, layout.indented(text("from"), names));
  }

  Doc endpoint(EndpointItem endpoint) {
    Doc pattern = pattern(endpoint.pattern());
    if (endpoint.ports().isEmpty()) {
      return pattern;
    }
    return spaced(pattern, text("port"), layout.list(endpoint.ports(), this::port));
  }

  private Doc port(EndpointItem.PortItem port) {
    boolean single = port.first().equals(port.last());
    return layout.token(port.span(), single ? port.first() : port.first() + "-" + port.last());
  }

  Doc pattern(PatternItem item) {
    if (item instanceof PatternItem.Reference set) {
      return layout.token(set.span(), set.name());
    }
    if (item instanceof PatternItem.Pattern pattern) {
      String value = pattern.value();
      return layout.token(pattern.span(), pattern.quoted() ? QuotedString.of(value) : value);
    }
    throw new AssertionError(item);
  }

  Doc path(AttributePath path) {
    return expressions.path(path);
  }

  /** Prints clauses as further parts of a statement. */
  Doc clauses(List<RuleClause> clauses) {
    List<Doc> parts = new ArrayList<>();
    for (RuleClause clause : clauses) {
      parts.add(layout.partAt(clause.span().start()));
      parts.add(layout.indented(clause(clause)));
    }
    return concat(parts);
  }

  private Doc clause(RuleClause clause) {
    if (clause instanceof RuleClause.When when) {
      return spaced(text("when"), expressions.print(when.expression()));
    }
    if (clause instanceof RuleClause.Unless unless) {
      return spaced(text("unless"), expressions.print(unless.expression()));
    }
    if (clause instanceof RuleClause.Where where) {
      Doc path = expressions.path(where.path());
      Doc domain = layout.word(where.domain());
      return spaced(text("where"), path, text("is"), domain, layout.word(where.action()));
    }
    if (clause instanceof RuleClause.Until until) {
      return spaced(text("until"), layout.quoted(until.time()));
    }
    if (clause instanceof RuleClause.RequireApproval approval) {
      Text reason = approval.reason();
      Doc words = text("require approval");
      return reason == null ? words : spaced(words, layout.quoted(reason));
    }
    if (clause instanceof RuleClause.SeverityClause severity) {
      return spaced(text("severity"), layout.word(severity.word()));
    }
    throw new AssertionError(clause);
  }

  private static <T> T last(List<T> items) {
    return items.get(items.size() - 1);
  }
}
