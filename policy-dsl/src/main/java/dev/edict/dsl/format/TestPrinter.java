package dev.edict.dsl.format;

import static dev.edict.dsl.format.Doc.EMPTY;
import static dev.edict.dsl.format.Doc.SPACE;
import static dev.edict.dsl.format.Doc.concat;
import static dev.edict.dsl.format.Doc.spaced;
import static dev.edict.dsl.format.Doc.text;

import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.ast.RequestForm;
import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.ast.TestDeclaration.Assignment;
import dev.edict.dsl.ast.TestDeclaration.Expectation;
import dev.edict.dsl.ast.TestDeclaration.ExpectedReason;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.ast.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints tests. */
final class TestPrinter {
  private final Layout layout;
  private final ExpressionPrinter expressions;

  TestPrinter(Layout layout, ExpressionPrinter expressions) {
    this.layout = layout;
    this.expressions = expressions;
  }

  /** Prints a test without its annotations. */
  Doc print(TestDeclaration test) {
    Doc title = spaced(text("test"), layout.quoted(test.name()));
    Doc header = layout.statement(title, with(test.name(), test.context()));
    return layout.block(header, test.expectations(), this::expectation, test.span().end());
  }

  private Doc expectation(Expectation expectation) {
    Doc outcome = text(expectation.outcome().keyword());
    Doc request = request(expectation.request());
    List<Assignment> values = expectation.values();
    Doc with = with(expectation.request(), values);
    Node last = values.isEmpty() ? expectation.request() : values.get(values.size() - 1);
    Doc reason = reason(last, expectation.reason());
    return layout.statement(outcome, SPACE, request, with, reason);
  }

  private Doc with(Node previous, List<Assignment> assignments) {
    if (assignments.isEmpty()) {
      return EMPTY;
    }
    Doc part = layout.partAfter(previous);
    Doc list = layout.hangingList(assignments, this::assignment);
    return concat(part, layout.indented(text("with"), list));
  }

  private Doc assignment(Assignment assignment) {
    Doc path = expressions.path(assignment.path());
    Expression value = assignment.value();
    return spaced(path, text("="), expressions.print(value));
  }

  private Doc reason(Node previous, @Nullable ExpectedReason reason) {
    if (reason == null) {
      return EMPTY;
    }
    Doc part = layout.partAfter(previous);
    if (reason instanceof ExpectedReason.ByRule rule) {
      return concat(part, layout.indented(spaced(text("by"), layout.quoted(rule.rule()))));
    }
    boolean byDefault = reason instanceof ExpectedReason.ByDefault;
    return concat(part, text(byDefault ? "by default" : "by invalid"));
  }

  private Doc request(RequestForm request) {
    if (request instanceof RequestForm.Connect connect) {
      return connect(connect);
    }
    if (request instanceof RequestForm.Http http) {
      Doc method = spaced(text("http"), layout.word(http.method()));
      Doc endpoint = spaced(text("to"), host(http.endpoint()));
      return spaced(method, endpoint, text("path"), layout.quoted(http.path()));
    }
    if (request instanceof RequestForm.File file) {
      return spaced(layout.word(file.action()), text("on"), layout.quoted(file.path()));
    }
    if (request instanceof RequestForm.Mount mount) {
      Doc access = spaced(text("mount"), layout.word(mount.access()));
      return spaced(access, text("on"), layout.quoted(mount.path()));
    }
    if (request instanceof RequestForm.Transfer transfer) {
      Doc kind = layout.word(transfer.kind());
      Word restriction = transfer.restriction();
      Doc what = restriction == null ? kind : spaced(kind, layout.word(restriction));
      return spaced(what, layout.quoted(transfer.from()), text("to"), layout.quoted(transfer.to()));
    }
    if (request instanceof RequestForm.Proxy proxy) {
      return proxy(proxy);
    }
    if (request instanceof RequestForm.Call call) {
      return spaced(text("call"), layout.quoted(call.tool()));
    }
    if (request instanceof RequestForm.Register register) {
      return spaced(text("register"), layout.quoted(register.server()));
    }
    if (request instanceof RequestForm.ReadResource read) {
      Doc uri = spaced(text("read resource"), layout.quoted(read.uri()));
      return spaced(uri, text("from"), layout.quoted(read.server()));
    }
    if (request instanceof RequestForm.GetPrompt get) {
      Doc prompt = spaced(text("get prompt"), layout.quoted(get.prompt()));
      return spaced(prompt, text("from"), layout.quoted(get.server()));
    }
    throw new AssertionError(request);
  }

  private Doc proxy(RequestForm.Proxy proxy) {
    Doc request = spaced(layout.word(proxy.proxy()), text("connect to"), host(proxy.target()));
    Node last = proxy.target();
    for (RequestForm.ProxyName name : proxy.names()) {
      Doc part = spaced(layout.word(name.kind()), layout.quoted(name.name()));
      request = concat(request, layout.partAfter(last), layout.indented(part));
      last = name.name();
    }
    RequestForm.Message message = proxy.message();
    if (message != null) {
      Doc method = spaced(text("http"), layout.word(message.method()));
      Doc part = spaced(method, text("path"), layout.quoted(message.path()));
      request = concat(request, layout.partAfter(last), layout.indented(part));
      last = message.path();
    }
    return proxy.addresses().isEmpty() ? request : resolved(request, last, proxy.addresses());
  }

  private Doc resolved(Doc request, Node last, List<Text> addresses) {
    Doc part = layout.partAfter(last);
    Doc list = layout.hangingList(addresses, this::host);
    return concat(request, part, layout.indented(text("resolved"), list));
  }

  private Doc connect(RequestForm.Connect connect) {
    Doc protocol = spaced(text("connect"), layout.word(connect.protocol()));
    Doc request = spaced(protocol, text("to"), host(connect.endpoint()));
    return connect.addresses().isEmpty()
        ? request
        : resolved(request, connect.endpoint(), connect.addresses());
  }

  /** An address may stand without quotes; then its span is just as long as the address. */
  private Doc host(Text host) {
    int length = host.value().codePointCount(0, host.value().length());
    boolean bare = length > 0 && host.span().length() == length;
    return bare ? layout.token(host.span(), host.value()) : layout.quoted(host);
  }
}
