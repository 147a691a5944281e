package dev.edict.dsl.testing;

import java.util.List;

/** Writes the tokens of random statements of domain blocks. */
final class RandomStatement {
  private final Tokens tokens;
  private final RandomCondition conditions;

  RandomStatement(Tokens tokens, RandomCondition conditions) {
    this.tokens = tokens;
    this.conditions = conditions;
  }

  void network() {
    if (tokens.oneIn(5)) {
      tokens.add("secret").string();
      tokens.add("for").list(this::endpoint);
      injection();
    } else {
      rule(this::networkTarget);
    }
  }

  void filesystem() {
    rule(
        () -> {
          tokens.list(this::fileAction);
          tokens.add("on").list(this::pattern);
        });
  }

  void mcp() {
    tokens.either(
        () -> rule(this::mcpTarget),
        () -> rule(this::mcpTarget),
        () -> tokens.add("catalog").string(),
        this::server,
        this::tool,
        this::mcpSecret,
        this::redaction);
  }

  void fileAction() {
    tokens.nameOr("read");
  }

  void annotations() {
    while (tokens.oneIn(4)) {
      tokens.add("@").word();
      if (tokens.oneIn(2)) {
        tokens.add("(").list(conditions::literal);
        tokens.add(")");
      }
    }
  }

  private void rule(Runnable target) {
    annotations();
    if (tokens.oneIn(6)) {
      tokens.add("observe");
    }
    tokens.add(tokens.oneIn(2) ? "allow" : "deny");
    if (!tokens.oneIn(4)) {
      tokens.string();
    }
    target.run();
    clauses();
  }

  void networkTarget() {
    boolean http = tokens.oneIn(2);
    if (http) {
      tokens.add("http").list(() -> tokens.nameOr("get", "connect"));
    } else {
      tokens.add("connect").list(tokens::identifier);
    }
    tokens.add("to").list(this::endpoint);
    if (http && tokens.oneIn(2)) {
      tokens.add("path").list(tokens::string);
    }
  }

  void mcpTarget() {
    tokens.either(
        () -> tokens.add("call").list(this::pattern),
        () -> tokens.add("register").list(this::pattern),
        () -> fromServers("read resource"),
        () -> fromServers("get prompt"));
  }

  private void fromServers(String words) {
    tokens.add(words).list(this::pattern);
    if (tokens.oneIn(2)) {
      tokens.add("from").list(tokens::string);
    }
  }

  void pattern() {
    tokens.either(tokens::string, tokens::string, tokens::address, tokens::identifier);
  }

  private void endpoint() {
    pattern();
    if (tokens.oneIn(3)) {
      tokens.add("port").list(this::port);
    }
  }

  private void port() {
    tokens.integer();
    if (tokens.oneIn(3)) {
      tokens.add("-").integer();
    }
  }

  private void injection() {
    tokens.add(tokens.oneIn(2) ? "inject header" : "inject env").string();
    if (tokens.oneIn(2)) {
      tokens.add("prefix").string();
    }
  }

  private void server() {
    tokens.add("server").string();
    for (String part : List.of("from", "digest", "url")) {
      if (tokens.oneIn(2)) {
        tokens.add(part).string();
      }
    }
  }

  private void tool() {
    tokens.add("tool").string();
    tokens.add("digest").string();
  }

  private void redaction() {
    tokens.add("redact").list(conditions::path);
    tokens.add("on").list(this::pattern);
  }

  private void mcpSecret() {
    tokens.add("secret").string();
    tokens.add("for server").list(tokens::string);
    injection();
  }

  void clauses() {
    while (tokens.oneIn(3)) {
      clause();
    }
  }

  private void clause() {
    tokens.either(
        () -> condition("when"),
        () -> condition("unless"),
        this::where,
        () -> tokens.add("until").string(),
        this::approval,
        () -> tokens.add("severity").identifier());
  }

  private void condition(String keyword) {
    tokens.add(keyword);
    conditions.expression();
  }

  private void approval() {
    tokens.add("require approval");
    if (tokens.oneIn(2)) {
      tokens.string();
    }
  }

  private void where() {
    tokens.add("where");
    conditions.path();
    tokens.add("is").nameOr("network", "filesystem", "mcp");
    tokens.nameOr("read", "connect", "http", "call", "register", "get");
  }
}
