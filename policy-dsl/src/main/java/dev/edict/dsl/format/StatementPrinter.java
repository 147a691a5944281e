package dev.edict.dsl.format;

import static dev.edict.dsl.format.Doc.EMPTY;
import static dev.edict.dsl.format.Doc.SPACE;
import static dev.edict.dsl.format.Doc.concat;
import static dev.edict.dsl.format.Doc.spaced;
import static dev.edict.dsl.format.Doc.text;

import dev.edict.dsl.ast.McpStatement;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.SecretStatement;
import dev.edict.dsl.ast.Statement;
import dev.edict.dsl.ast.Text;
import org.jspecify.annotations.Nullable;

/** Prints what stands inside a domain block. */
final class StatementPrinter {
  private final Layout layout;
  private final RulePrinter rules;

  StatementPrinter(Layout layout, RulePrinter rules) {
    this.layout = layout;
    this.rules = rules;
  }

  Doc print(Statement statement) {
    if (statement instanceof RuleStatement rule) {
      return rules.rule(rule);
    }
    if (statement instanceof SecretStatement secret) {
      return secret(secret);
    }
    if (statement instanceof McpStatement.Catalog catalog) {
      return layout.statement(spaced(text("catalog"), layout.quoted(catalog.name())));
    }
    if (statement instanceof McpStatement.Server server) {
      return server(server);
    }
    if (statement instanceof McpStatement.ToolPin pin) {
      Doc tool = spaced(text("tool"), layout.quoted(pin.tool()));
      return layout.statement(tool, part(pin.tool(), "digest", pin.digest()));
    }
    if (statement instanceof McpStatement.Redact redact) {
      return redact(redact);
    }
    throw new AssertionError(statement);
  }

  private Doc redact(McpStatement.Redact redact) {
    Doc paths = concat(text("redact"), layout.hangingList(redact.paths(), rules::path));
    Node lastPath = redact.paths().get(redact.paths().size() - 1);
    Doc tools = concat(text("on"), layout.hangingList(redact.tools(), rules::pattern));
    return layout.statement(paths, layout.partAfter(lastPath), layout.indented(tools));
  }

  private Doc server(McpStatement.Server server) {
    Text name = server.name();
    Text catalog = server.catalog();
    Text digest = server.digest();
    Doc head = spaced(text("server"), layout.quoted(name));
    Doc from = part(name, "from", catalog);
    Text beforeDigest = catalog == null ? name : catalog;
    Doc pin = part(beforeDigest, "digest", digest);
    Doc url = part(digest == null ? beforeDigest : digest, "url", server.url());
    return layout.statement(head, from, pin, url);
  }

  private Doc secret(SecretStatement secret) {
    Doc head = spaced(text("secret"), layout.quoted(secret.name()));
    Doc receivers = concat(layout.partAfter(secret.name()), layout.indented(receivers(secret)));
    boolean toServers = secret.endpoints().isEmpty();
    Node lastReceiver =
        toServers
            ? secret.servers().get(secret.servers().size() - 1)
            : secret.endpoints().get(secret.endpoints().size() - 1);
    Doc part = layout.partAfter(lastReceiver);
    Doc place = spaced(text("inject " + secret.place().keyword()), layout.quoted(secret.target()));
    Text prefix = secret.prefix();
    Doc before =
        prefix == null ? EMPTY : concat(SPACE, text("prefix"), SPACE, layout.quoted(prefix));
    return layout.statement(head, receivers, part, layout.indented(place, before));
  }

  private Doc receivers(SecretStatement secret) {
    return secret.endpoints().isEmpty()
        ? concat(text("for server"), layout.hangingList(secret.servers(), layout::quoted))
        : concat(text("for"), layout.hangingList(secret.endpoints(), rules::endpoint));
  }

  private Doc part(Node previous, String keyword, @Nullable Text value) {
    if (value == null) {
      return EMPTY;
    }
    Doc start = layout.partAfter(previous);
    return concat(start, layout.indented(spaced(text(keyword), layout.quoted(value))));
  }
}
