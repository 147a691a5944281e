package dev.edict.dsl.parser;

import dev.edict.dsl.ast.Annotation;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.RequestForm;
import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.ast.TestDeclaration.Assignment;
import dev.edict.dsl.ast.TestDeclaration.Expectation;
import dev.edict.dsl.ast.TestDeclaration.ExpectedOutcome;
import dev.edict.dsl.ast.TestDeclaration.ExpectedReason;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.parser.antlr.PolicyParser.AssignedListContext;
import dev.edict.dsl.parser.antlr.PolicyParser.AssignedLiteralContext;
import dev.edict.dsl.parser.antlr.PolicyParser.AssignedValueContext;
import dev.edict.dsl.parser.antlr.PolicyParser.AssignmentContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ByDefaultContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ByInvalidContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ByRuleContext;
import dev.edict.dsl.parser.antlr.PolicyParser.CallRequestContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ConnectRequestContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ExpectationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.FileRequestContext;
import dev.edict.dsl.parser.antlr.PolicyParser.HttpRequestContext;
import dev.edict.dsl.parser.antlr.PolicyParser.MountRequestContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PromptRequestContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ProxyRequestContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ReasonContext;
import dev.edict.dsl.parser.antlr.PolicyParser.RegisterRequestContext;
import dev.edict.dsl.parser.antlr.PolicyParser.RequestContext;
import dev.edict.dsl.parser.antlr.PolicyParser.RequestHostContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ResourceRequestContext;
import dev.edict.dsl.parser.antlr.PolicyParser.TestDeclarationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.TransferRequestContext;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds tests and the requests in them. */
final class TestBuilder {
  private final Leaves leaves;
  private final ExpressionBuilder expressions;
  private final IntactParts intact;

  TestBuilder(Leaves leaves, ExpressionBuilder expressions, IntactParts intact) {
    this.leaves = leaves;
    this.expressions = expressions;
    this.intact = intact;
  }

  TestDeclaration test(
      TestDeclarationContext context, List<Annotation> annotations, SourceSpan span) {
    return new TestDeclaration(
        annotations,
        leaves.text(context.name),
        assignments(context.assignment()),
        intact.build(context.expectation(), this::expectation),
        span);
  }

  private Expectation expectation(ExpectationContext context) {
    return new Expectation(
        outcome(context.outcome.getType()),
        request(context.request()),
        assignments(context.assignment()),
        reason(context.reason()),
        Leaves.span(context));
  }

  private static ExpectedOutcome outcome(int type) {
    return switch (type) {
      case PolicyLexer.ALLOW -> ExpectedOutcome.ALLOW;
      case PolicyLexer.DENY -> ExpectedOutcome.DENY;
      case PolicyLexer.APPROVAL -> ExpectedOutcome.APPROVAL;
      default -> throw new AssertionError(type);
    };
  }

  private List<Assignment> assignments(List<AssignmentContext> contexts) {
    return contexts.stream()
        .map(
            context ->
                new Assignment(
                    expressions.path(context.attributePath()),
                    value(context.assignedValue()),
                    Leaves.span(context)))
        .toList();
  }

  private Expression value(AssignedValueContext context) {
    if (context instanceof AssignedLiteralContext literal) {
      return expressions.literal(literal.literal());
    }
    if (context instanceof AssignedListContext list) {
      return new Expression.ListOf(expressions.literals(list.literal()), Leaves.span(list));
    }
    throw new AssertionError(context);
  }

  private @Nullable ExpectedReason reason(@Nullable ReasonContext context) {
    if (context == null) {
      return null;
    }
    SourceSpan span = Leaves.span(context);
    if (context instanceof ByRuleContext rule) {
      return new ExpectedReason.ByRule(leaves.text(rule.string()), span);
    }
    if (context instanceof ByDefaultContext) {
      return new ExpectedReason.ByDefault(span);
    }
    if (context instanceof ByInvalidContext) {
      return new ExpectedReason.ByInvalid(span);
    }
    throw new AssertionError(context);
  }

  private RequestForm request(RequestContext context) {
    SourceSpan span = Leaves.span(context);
    if (context instanceof ConnectRequestContext connect) {
      return new RequestForm.Connect(
          Leaves.word(connect.protocol()),
          host(connect.host),
          connect.addresses.stream().map(this::host).toList(),
          span);
    }
    if (context instanceof HttpRequestContext http) {
      return new RequestForm.Http(
          Leaves.word(http.method()), host(http.host), leaves.text(http.path), span);
    }
    if (context instanceof MountRequestContext mount) {
      return new RequestForm.Mount(Leaves.word(mount.fileAction()), leaves.text(mount.path), span);
    }
    if (context instanceof FileRequestContext file) {
      return new RequestForm.File(Leaves.word(file.fileAction()), leaves.text(file.path), span);
    }
    if (context instanceof TransferRequestContext transfer) {
      Word restriction = transfer.restriction == null ? null : Leaves.word(transfer.restriction);
      return new RequestForm.Transfer(
          Leaves.word(transfer.kind),
          restriction,
          leaves.text(transfer.from),
          leaves.text(transfer.to),
          span);
    }
    if (context instanceof ProxyRequestContext proxy) {
      return proxy(proxy, span);
    }
    return mcpRequest(context, span);
  }

  private RequestForm proxy(ProxyRequestContext context, SourceSpan span) {
    List<RequestForm.ProxyName> names =
        context.proxyName().stream()
            .map(
                name ->
                    new RequestForm.ProxyName(
                        Leaves.word(name.kind), leaves.text(name.name), Leaves.span(name)))
            .toList();
    RequestForm.Message message = null;
    if (context.method() != null) {
      Word method = Leaves.word(context.method());
      Text path = leaves.text(context.path);
      message = new RequestForm.Message(method, path, method.span().to(path.span()));
    }
    return new RequestForm.Proxy(
        Leaves.word(context.proxy),
        host(context.target),
        names,
        message,
        context.addresses.stream().map(this::host).toList(),
        span);
  }

  private RequestForm mcpRequest(RequestContext context, SourceSpan span) {
    if (context instanceof CallRequestContext call) {
      return new RequestForm.Call(leaves.text(call.tool), span);
    }
    if (context instanceof RegisterRequestContext register) {
      return new RequestForm.Register(leaves.text(register.server), span);
    }
    if (context instanceof ResourceRequestContext resource) {
      return new RequestForm.ReadResource(
          leaves.text(resource.uri), leaves.text(resource.server), span);
    }
    if (context instanceof PromptRequestContext prompt) {
      return new RequestForm.GetPrompt(
          leaves.text(prompt.prompt), leaves.text(prompt.server), span);
    }
    throw new AssertionError(context);
  }

  private Text host(RequestHostContext context) {
    return context.string() == null
        ? new Text(context.getText(), Leaves.span(context))
        : leaves.text(context.string());
  }
}
