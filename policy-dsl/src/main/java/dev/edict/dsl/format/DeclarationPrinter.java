package dev.edict.dsl.format;

import static dev.edict.dsl.format.Doc.EMPTY;
import static dev.edict.dsl.format.Doc.SPACE;
import static dev.edict.dsl.format.Doc.concat;
import static dev.edict.dsl.format.Doc.spaced;
import static dev.edict.dsl.format.Doc.text;

import dev.edict.dsl.ast.AssertionDeclaration;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.SetElement;
import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.ast.Word;
import java.util.List;

/** Prints what stands at the top of a file. */
final class DeclarationPrinter {
  private final Layout layout;
  private final ExpressionPrinter expressions;
  private final RulePrinter rules;
  private final StatementPrinter statements;
  private final TestPrinter tests;

  DeclarationPrinter(Layout layout) {
    this.layout = layout;
    this.expressions = new ExpressionPrinter(layout);
    this.rules = new RulePrinter(layout, expressions);
    this.statements = new StatementPrinter(layout, rules);
    this.tests = new TestPrinter(layout, expressions);
  }

  Doc print(Declaration declaration) {
    if (declaration instanceof Declaration.Import imported) {
      return imported(imported);
    }
    if (declaration instanceof Declaration.Policy policy) {
      return concat(rules.annotations(policy.annotations()), policy(policy));
    }
    if (declaration instanceof Declaration.NamedSet set) {
      return set(set);
    }
    if (declaration instanceof Declaration.Attribute attribute) {
      return attribute(attribute);
    }
    if (declaration instanceof Declaration.Limits limits) {
      return limits(limits);
    }
    if (declaration instanceof Declaration.Delegation delegation) {
      return delegation(delegation);
    }
    if (declaration instanceof DomainBlock block) {
      Doc header = text(block.domain().keyword());
      return layout.block(header, block.statements(), statements::print, block.span().end());
    }
    if (declaration instanceof TestDeclaration test) {
      return concat(rules.annotations(test.annotations()), tests.print(test));
    }
    if (declaration instanceof AssertionDeclaration assertion) {
      Doc head = text("assert " + assertion.kind().keyword() + " allow");
      Doc target = rules.target(assertion.target());
      return layout.statement(head, SPACE, target, rules.clauses(assertion.clauses()));
    }
    throw new AssertionError(declaration);
  }

  private Doc imported(Declaration.Import imported) {
    Doc names = layout.list(imported.names(), layout::word);
    Doc part = layout.partAfter(last(imported.names()));
    Doc file = spaced(text("from"), layout.quoted(imported.file()));
    return layout.statement(text("import"), SPACE, names, part, file);
  }

  private Doc policy(Declaration.Policy policy) {
    Doc name = spaced(text("policy"), layout.quoted(policy.name()));
    Doc head = spaced(name, text("level"), layout.word(policy.level()));
    if (policy.teams().isEmpty()) {
      return layout.statement(head);
    }
    Doc part = layout.partAfter(policy.level());
    Doc teams = layout.hangingList(policy.teams(), layout::quoted);
    return layout.statement(head, part, layout.indented(text("for team"), teams));
  }

  private Doc set(Declaration.NamedSet set) {
    Doc name = concat(text("set"), SPACE, layout.word(set.name()), text(":"));
    Doc head = spaced(name, layout.word(set.type()), text("="));
    return spaced(head, layout.bracketed(set.elements(), this::element, set.span().end()));
  }

  private Doc element(SetElement element) {
    if (element instanceof SetElement.TextElement string) {
      String value = string.value();
      return layout.token(string.span(), string.quoted() ? QuotedString.of(value) : value);
    }
    if (element instanceof SetElement.IntegerElement integer) {
      return layout.token(integer.span(), Long.toString(integer.value()));
    }
    if (element instanceof SetElement.Reference set) {
      return layout.token(set.span(), set.name());
    }
    throw new AssertionError(element);
  }

  private Doc attribute(Declaration.Attribute attribute) {
    Doc path = concat(text("attribute"), SPACE, expressions.path(attribute.path()), text(":"));
    Doc type = layout.word(attribute.type());
    Doc setOf = attribute.setOf() ? text("set of") : EMPTY;
    return layout.statement(spaced(path, setOf, type));
  }

  private Doc limits(Declaration.Limits limits) {
    return layout.compactBlock(text("limits"), limits.limits(), this::limit, limits.span().end());
  }

  private Doc limit(Declaration.Limit limit) {
    Doc amount = spaced(layout.word(limit.name()), layout.word(limit.amount()));
    Word per = limit.per();
    return layout.statement(per == null ? amount : spaced(amount, text("per"), layout.word(per)));
  }

  private Doc delegation(Declaration.Delegation delegation) {
    Doc domain = spaced(text("delegate"), layout.word(delegation.domain()), text("to"));
    Doc levels = layout.list(delegation.levels(), layout::word);
    Doc head = spaced(domain, levels);
    if (delegation.within().isEmpty()) {
      return layout.statement(head);
    }
    Doc part = layout.partAfter(last(delegation.levels()));
    Doc bound = layout.hangingList(delegation.within(), rules::pattern);
    return layout.statement(head, part, layout.indented(text("within"), bound));
  }

  private static <T> T last(List<T> items) {
    return items.get(items.size() - 1);
  }
}
