package dev.edict.dsl.testing;

import java.util.List;

/** Writes the tokens of random declarations. */
final class RandomDocument {
  private final Tokens tokens;
  private final RandomCondition conditions;
  private final RandomStatement statements;

  RandomDocument(Tokens tokens) {
    this.tokens = tokens;
    this.conditions = new RandomCondition(tokens);
    this.statements = new RandomStatement(tokens, conditions);
  }

  /** Adds a document of {@code size} declarations. */
  void write(int size) {
    tokens.add("edict 1");
    for (int i = 0; i < size; i++) {
      tokens.either(
          this::imported,
          this::policy,
          this::set,
          this::set,
          this::attribute,
          () -> block("network", statements::network),
          () -> block("filesystem", statements::filesystem),
          () -> block("mcp", statements::mcp),
          () -> block("limits", this::limit),
          this::delegation,
          this::test,
          this::assertion);
    }
  }

  private void block(String keyword, Runnable statement) {
    tokens.add(keyword + " {");
    tokens.repeat(5, statement);
    tokens.add("}");
  }

  private void imported() {
    tokens.add("import");
    tokens.list(tokens::identifier);
    tokens.add("from").string();
  }

  private void policy() {
    statements.annotations();
    tokens.add("policy").string();
    tokens.add("level").nameOr("team");
    if (tokens.oneIn(2)) {
      tokens.add("for team").list(tokens::string);
    }
  }

  private void set() {
    tokens.add("set").identifier();
    tokens.add(":").nameOr("http", "path");
    tokens.add("=").bracketed(this::element);
  }

  private void element() {
    tokens.either(
        tokens::string, tokens::string, tokens::address, tokens::identifier, this::integer);
  }

  private void integer() {
    if (tokens.oneIn(3)) {
      tokens.add("-");
    }
    tokens.integer();
  }

  private void attribute() {
    tokens.add("attribute");
    conditions.path();
    tokens.add(":");
    if (tokens.oneIn(2)) {
      tokens.add("set of");
    }
    tokens.nameOr("url", "tool");
  }

  private void limit() {
    tokens.identifier();
    tokens.add(tokens.oneOf(List.of("2", "0.5", "4GiB", "1.5h", "30min")));
    if (tokens.oneIn(3)) {
      tokens.add("per").identifier();
    }
  }

  private void delegation() {
    tokens.add("delegate").nameOr("network", "filesystem", "mcp");
    tokens.add("to").list(() -> tokens.nameOr("team"));
    if (tokens.oneIn(2)) {
      tokens.add("within").list(statements::pattern);
    }
  }

  private void assertion() {
    tokens.add(tokens.oneIn(2) ? "assert never allow" : "assert only allow");
    tokens.either(statements::networkTarget, this::assertedFiles, statements::mcpTarget);
    statements.clauses();
  }

  private void assertedFiles() {
    tokens.list(statements::fileAction);
    tokens.add(tokens.oneIn(2) ? "on" : "under").list(statements::pattern);
  }

  private void test() {
    statements.annotations();
    tokens.add("test").string();
    with();
    tokens.add("{");
    tokens.repeat(4, this::expectation);
    tokens.add("}");
  }

  private void with() {
    if (tokens.oneIn(3)) {
      tokens.add("with").list(conditions::assignment);
    }
  }

  private void expectation() {
    tokens.add(tokens.oneOf(List.of("allow", "deny", "approval")));
    request();
    with();
    if (tokens.oneIn(2)) {
      tokens.add("by");
      tokens.either(tokens::string, () -> tokens.add("default"), () -> tokens.add("invalid"));
    }
  }

  private void request() {
    tokens.either(
        this::connectRequest,
        this::httpRequest,
        () -> path("mount"),
        () -> path(""),
        () -> tokens.add("call").string(),
        () -> tokens.add("register").string(),
        () -> from("read resource"),
        () -> from("get prompt"));
  }

  private void connectRequest() {
    tokens.add("connect").identifier();
    tokens.add("to");
    host();
    if (tokens.oneIn(2)) {
      tokens.add("resolved").list(this::host);
    }
  }

  private void httpRequest() {
    tokens.add("http").nameOr("get", "connect");
    tokens.add("to");
    host();
    tokens.add("path").string();
  }

  private void host() {
    tokens.either(tokens::string, tokens::address);
  }

  private void path(String keyword) {
    if (!keyword.isEmpty()) {
      tokens.add(keyword);
    }
    statements.fileAction();
    tokens.add("on").string();
  }

  private void from(String words) {
    tokens.add(words).string();
    tokens.add("from").string();
  }
}
