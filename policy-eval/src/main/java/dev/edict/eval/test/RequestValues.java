package dev.edict.eval.test;

import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.TestDeclaration.Assignment;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import dev.edict.dsl.diagnostic.Suggestions;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request of a test carries besides its resource. Used for one request. */
final class RequestValues {
  private static final List<String> ROOTS =
      List.of("subject", "agent", "sandbox", "home", "profile", "time", "tool", "server", "args");
  private static final Map<String, FilesystemProfile> PROFILES =
      Map.of(
          "posix", FilesystemProfile.POSIX,
          "windows", FilesystemProfile.WINDOWS,
          "case-folding", FilesystemProfile.CASE_FOLDING,
          "unknown", FilesystemProfile.UNKNOWN);

  private final DiagnosticCollector faults;
  private final AssignedValues values;
  private final SubjectValues subject;
  private final ArgumentTree arguments;
  private final Map<String, Boolean> hints = new HashMap<>();
  private Environment environment =
      Environment.UNKNOWN.withHome("/home/test").withProfile(FilesystemProfile.POSIX);
  private McpServer server = McpServer.named("");
  private McpTool tool = McpTool.named("");
  private @Nullable Instant time;

  /**
   * Makes the values of a request for which nothing is set.
   *
   * @param declared the subject attributes that policies declare
   * @param faults gets what is wrong with the assignments
   */
  RequestValues(Map<String, ValueType> declared, DiagnosticCollector faults) {
    this.faults = faults;
    this.values = new AssignedValues(faults);
    this.subject = new SubjectValues(declared, values, faults);
    this.arguments = new ArgumentTree(faults);
  }

  /** Sets what {@code assignment} says. */
  void set(Assignment assignment) {
    AttributePath path = assignment.path();
    String member = AssignmentTable.member(path);
    switch (path.root().text()) {
      case "subject" -> subject.set(assignment, member);
      case "tool" -> setTool(assignment, member);
      case "server" -> setServer(assignment, member);
      case "args" -> arguments.set(assignment);
      default -> {
        if (path.steps().isEmpty()) {
          setWord(assignment, path.root().text());
        } else {
          unknown(assignment, ROOTS);
        }
      }
    }
  }

  private void setWord(Assignment assignment, String word) {
    switch (word) {
      case "agent" -> values.text(assignment, text -> environment = environment.withAgent(text));
      case "sandbox" ->
          values.text(assignment, text -> environment = environment.withSandbox(text));
      case "home" -> values.text(assignment, text -> environment = environment.withHome(text));
      case "profile" -> values.text(assignment, text -> setProfile(assignment, text));
      case "time" -> values.time(assignment, instant -> time = instant);
      default -> unknown(assignment, ROOTS);
    }
  }

  private void setProfile(Assignment assignment, String word) {
    FilesystemProfile profile = PROFILES.get(word);
    if (profile == null) {
      faults.report(
          DiagnosticCode.BAD_REQUEST,
          assignment.value().span(),
          "there is no filesystem profile `" + word + "`",
          "known profiles: posix, windows, case-folding, unknown");
    } else {
      environment = environment.withProfile(profile);
    }
  }

  private void setTool(Assignment assignment, String member) {
    switch (member) {
      case "digest" -> values.text(assignment, text -> tool = tool.withDigest(text));
      case "readOnly", "destructive", "idempotent", "openWorld" ->
          values.bool(assignment, value -> hints.put(member, value));
      default ->
          unknown(
              assignment,
              List.of(
                  "tool.digest",
                  "tool.readOnly",
                  "tool.destructive",
                  "tool.idempotent",
                  "tool.openWorld"));
    }
  }

  private void setServer(Assignment assignment, String member) {
    switch (member) {
      case "catalog" -> values.text(assignment, text -> server = server.fromCatalog(text));
      case "digest" -> values.text(assignment, text -> server = server.withDigest(text));
      case "url" -> values.text(assignment, text -> server = server.withUrl(text));
      default -> unknown(assignment, List.of("server.catalog", "server.digest", "server.url"));
    }
  }

  private void unknown(Assignment assignment, List<String> known) {
    String written = AssignmentTable.text(assignment.path());
    faults.report(
        DiagnosticCode.UNKNOWN_ATTRIBUTE,
        assignment.path().span(),
        "a request has no `" + written + "` that could be set",
        Suggestions.didYouMean(written, known));
  }

  Subject subject() {
    return subject.build();
  }

  Environment environment() {
    return environment;
  }

  McpServer server(String name) {
    return new McpServer(name, server.catalog(), server.digest(), server.url());
  }

  McpTool tool(String name) {
    return new McpTool(
        name,
        tool.digest(),
        hints.get("readOnly"),
        hints.get("destructive"),
        hints.get("idempotent"),
        hints.get("openWorld"));
  }

  /** Returns the arguments as JSON, or null when none are set. */
  @Nullable String arguments() {
    return arguments.json();
  }

  /** Returns the instant set, or null when none is. */
  @Nullable Instant time() {
    return time;
  }
}
