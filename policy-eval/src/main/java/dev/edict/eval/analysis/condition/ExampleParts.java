package dev.edict.eval.analysis.condition;

import dev.edict.dsl.rule.Operand;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request has besides its resource, while an example is made; used by one thread. */
public final class ExampleParts {
  private static final String USER = "test";

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<String> teams = new ArrayList<>();
  private final Map<String, Operand> attributes = new LinkedHashMap<>();
  private final Map<String, Boolean> hints = new LinkedHashMap<>();
  private final ArgumentsExample arguments = new ArgumentsExample();
  private final Instant start;
  private Instant now;

  /** Makes the parts of a request at {@code now} of which nothing else is said. */
  public ExampleParts(Instant now) {
    this.start = now;
    this.now = now;
  }

  void set(String attribute, Object value) {
    values.put(attribute, value);
  }

  void addTeam(String team) {
    teams.add(team);
  }

  Map<String, Operand> attributes() {
    return attributes;
  }

  void hint(String name, boolean value) {
    hints.put(name, value);
  }

  ArgumentsExample argumentsExample() {
    return arguments;
  }

  void time(Instant value) {
    now = value;
  }

  /** Returns when the request is judged. */
  public Instant now() {
    return now;
  }

  private @Nullable String text(String attribute) {
    return (String) values.get(attribute);
  }

  /** Returns the subject. */
  public Subject subject() {
    String user = text("subject.user");
    Subject.Builder builder = Subject.builder(user == null ? USER : user);
    String org = text("subject.org");
    if (org != null) {
      builder.org(org);
    }
    teams.forEach(builder::team);
    attributes.forEach((name, value) -> SubjectAttributes.add(builder, name, value));
    return builder.build();
  }

  /** Returns {@code environment} with the agent and the sandbox. */
  public Environment environment(Environment environment) {
    Environment made = environment;
    String agent = text("agent");
    made = agent == null ? made : made.withAgent(agent);
    String sandbox = text("sandbox");
    return sandbox == null ? made : made.withSandbox(sandbox);
  }

  /** Returns the server called {@code name}. */
  public McpServer server(String name) {
    return new McpServer(name, text("server.catalog"), text("server.digest"), text("server.url"));
  }

  /** Returns the tool called {@code name}. */
  public McpTool tool(String name) {
    return new McpTool(
        name,
        text("tool.digest"),
        hints.get("readOnly"),
        hints.get("destructive"),
        hints.get("idempotent"),
        hints.get("openWorld"));
  }

  /** Returns the arguments of a call as JSON, or null when there are none. */
  public @Nullable String arguments() {
    return arguments.json();
  }

  /**
   * Returns what was said, as assignments in the words of tests: {@code subject.user = "alice"}.
   */
  public List<String> assignments() {
    List<String> written = new ArrayList<>();
    values.forEach((name, value) -> written.add(name + " = " + ValueText.of(value)));
    if (!teams.isEmpty()) {
      written.add("subject.teams = " + ValueText.of(teams));
    }
    attributes.forEach(
        (name, value) -> written.add("subject." + name + " = " + ValueText.of(value)));
    hints.forEach((name, value) -> written.add("tool." + name + " = " + value));
    written.addAll(arguments.assignments());
    if (!now.equals(start)) {
      written.add("time = " + ValueText.of(now));
    }
    return written;
  }
}
