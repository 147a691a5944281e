package dev.edict.dsl.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The tokens of a random text, and the choices that make it. */
final class Tokens {
  private static final List<String> ROOT_KEYWORDS =
      List.of(
          "level",
          "team",
          "network",
          "filesystem",
          "mcp",
          "connect",
          "http",
          "port",
          "path",
          "call",
          "register",
          "read",
          "resource",
          "get",
          "prompt",
          "approval",
          "catalog",
          "server",
          "digest",
          "url",
          "tool",
          "secret",
          "header",
          "env",
          "prefix",
          "mount",
          "resolved",
          "default",
          "invalid");
  private static final List<String> OTHER_KEYWORDS =
      List.of(
          "edict",
          "import",
          "from",
          "policy",
          "for",
          "set",
          "of",
          "attribute",
          "limits",
          "per",
          "delegate",
          "within",
          "test",
          "assert",
          "never",
          "only",
          "allow",
          "deny",
          "observe",
          "redact",
          "to",
          "on",
          "under",
          "when",
          "unless",
          "where",
          "until",
          "require",
          "severity",
          "inject",
          "with",
          "by",
          "and",
          "or",
          "not",
          "in",
          "has",
          "like",
          "is",
          "true",
          "false");
  private static final List<String> NAMES =
      List.of("a", "subject", "args", "user", "model_apis", "_x9", "GET", "Zz_top", "cpu");
  private static final List<String> STRINGS =
      List.of(
          "",
          "x",
          "api.example.com:443",
          "**.corp.example",
          "~/work/**",
          "github/get_*",
          "a b",
          "// not a comment",
          "{ } [ ] ( ) , ;",
          "é",
          "日本語",
          "😀",
          "sha256:0123456789abcdef",
          "\\\"",
          "\\\\",
          "\\n",
          "\\t",
          "tab\\tend",
          "\\u{e9}",
          "\\u{1F600}");

  private final Random random;
  private final List<String> all = new ArrayList<>();

  Tokens(Random random) {
    this.random = random;
  }

  List<String> all() {
    return all;
  }

  /** Adds tokens as they are, given with blanks between them. */
  Tokens add(String tokens) {
    all.addAll(List.of(tokens.split(" ")));
    return this;
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int bound) {
    return random.nextInt(bound) == 0;
  }

  String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Does one of the things. */
  void either(Runnable... choices) {
    choices[random.nextInt(choices.length)].run();
  }

  /** Does it 0 to {@code most} times. */
  void repeat(int most, Runnable part) {
    int times = random.nextInt(most + 1);
    for (int i = 0; i < times; i++) {
      part.run();
    }
  }

  /** Adds a list of at least one item with commas; now and then a long one. */
  void list(Runnable item) {
    int more = oneIn(8) ? random.nextInt(12) : random.nextInt(3);
    item.run();
    for (int i = 0; i < more; i++) {
      all.add(",");
      item.run();
    }
  }

  /** Adds a bracketed list, possibly empty, possibly with a comma at the end. */
  void bracketed(Runnable item) {
    all.add("[");
    if (!oneIn(6)) {
      list(item);
      if (oneIn(3)) {
        all.add(",");
      }
    }
    all.add("]");
  }

  /** Adds the name of a set. */
  void identifier() {
    all.add(oneOf(NAMES));
  }

  /** Adds a name or one of the keywords that may stand in its place. */
  void nameOr(String... keywords) {
    all.add(keywords.length > 0 && oneIn(4) ? oneOf(List.of(keywords)) : oneOf(NAMES));
  }

  /** Adds the first word of an attribute path. */
  void root() {
    all.add(oneIn(3) ? oneOf(ROOT_KEYWORDS) : oneOf(NAMES));
  }

  /** Adds any word. */
  void word() {
    if (oneIn(4)) {
      all.add(oneOf(OTHER_KEYWORDS));
    } else {
      root();
    }
  }

  void string() {
    StringBuilder text = new StringBuilder(oneOf(STRINGS));
    while (oneIn(3)) {
      text.append(oneOf(STRINGS));
    }
    all.add("\"" + text + "\"");
  }

  void integer() {
    all.add(Integer.toString(random.nextInt(oneIn(3) ? 4 : 100_000)));
  }

  void address() {
    String address = number(256) + "." + number(256) + "." + number(256) + "." + number(256);
    all.add(oneIn(2) ? address : address + "/" + number(33));
  }
}
