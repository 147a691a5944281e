package dev.edict.eval.test;

import dev.edict.dsl.ast.TestDeclaration.Assignment;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import dev.edict.dsl.diagnostic.Suggestions;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.request.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The subject of one request of a test. */
final class SubjectValues {
  private final Map<String, ValueType> declared;
  private final AssignedValues values;
  private final DiagnosticCollector faults;
  private final List<Consumer<Subject.Builder>> parts = new ArrayList<>();
  private String user = "test";

  SubjectValues(
      Map<String, ValueType> declared, AssignedValues values, DiagnosticCollector faults) {
    this.declared = declared;
    this.values = values;
    this.faults = faults;
  }

  void set(Assignment assignment, String name) {
    switch (name) {
      case "user" -> values.text(assignment, text -> setUser(assignment, text));
      case "org" -> values.text(assignment, text -> parts.add(subject -> subject.org(text)));
      case "teams" ->
          values.texts(assignment, teams -> parts.add(subject -> teams.forEach(subject::team)));
      default -> setDeclared(assignment, name);
    }
  }

  private void setUser(Assignment assignment, String name) {
    if (name.isBlank()) {
      faults.report(
          DiagnosticCode.BAD_REQUEST, assignment.value().span(), "the user's name is blank");
    } else {
      user = name;
    }
  }

  private void setDeclared(Assignment assignment, String name) {
    ValueType type = declared.get(name);
    if (type == null) {
      unknown(assignment);
      return;
    }
    switch (type) {
      case STRING ->
          values.text(assignment, value -> parts.add(subject -> subject.attribute(name, value)));
      case NUMBER ->
          values.wholeNumber(
              assignment, value -> parts.add(subject -> subject.attribute(name, (long) value)));
      case BOOLEAN ->
          values.bool(
              assignment, value -> parts.add(subject -> subject.attribute(name, (boolean) value)));
      case TIME ->
          values.time(assignment, value -> parts.add(subject -> subject.attribute(name, value)));
      case STRING_SET ->
          values.texts(assignment, value -> parts.add(subject -> subject.attribute(name, value)));
      case NUMBER_SET ->
          values.wholeNumbers(
              assignment, value -> parts.add(subject -> subject.attribute(name, value)));
      case JSON -> throw new AssertionError(name);
    }
  }

  private void unknown(Assignment assignment) {
    List<String> known = new ArrayList<>(List.of("subject.user", "subject.org", "subject.teams"));
    declared.keySet().forEach(name -> known.add("subject." + name));
    String written = AssignmentTable.text(assignment.path());
    faults.report(
        DiagnosticCode.UNKNOWN_ATTRIBUTE,
        assignment.path().span(),
        "`" + written + "` is neither built in nor declared",
        Suggestions.didYouMean(written, known));
  }

  Subject build() {
    Subject.Builder builder = Subject.builder(user);
    parts.forEach(part -> part.accept(builder));
    return builder.build();
  }
}
