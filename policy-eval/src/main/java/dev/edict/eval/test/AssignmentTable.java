package dev.edict.eval.test;

import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.AttributePath.Step;
import dev.edict.dsl.ast.RequestForm;
import dev.edict.dsl.ast.TestDeclaration.Assignment;
import dev.edict.dsl.ast.TestDeclaration.Expectation;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The assignments that hold for one request: those of the test, then its own in their place. */
final class AssignmentTable {
  private final RequestForm form;
  private final DiagnosticCollector faults;
  private final Map<String, Assignment> table = new LinkedHashMap<>();

  private AssignmentTable(RequestForm form, DiagnosticCollector faults) {
    this.form = form;
    this.faults = faults;
  }

  /** Returns the assignments, in order, after reporting those that are written twice. */
  static Collection<Assignment> of(
      List<Assignment> context, Expectation expectation, DiagnosticCollector faults) {
    AssignmentTable table = new AssignmentTable(expectation.request(), faults);
    table.addAll(context, false);
    table.addAll(expectation.values(), true);
    return table.table.values();
  }

  private void addAll(List<Assignment> assignments, boolean own) {
    Map<String, Assignment> seen = new HashMap<>();
    for (Assignment assignment : assignments) {
      String path = text(assignment.path());
      if (seen.put(path, assignment) != null) {
        report(assignment, "`" + path + "` is set twice");
      } else if (hasPlace(assignment.path().root().text())) {
        table.put(path, assignment);
      } else if (own) {
        report(assignment, "this request has no `" + path + "`");
      }
    }
  }

  private void report(Assignment assignment, String message) {
    faults.report(DiagnosticCode.BAD_REQUEST, assignment.path().span(), message);
  }

  private boolean hasPlace(String root) {
    return switch (root) {
      case "args", "tool" -> form instanceof RequestForm.Call;
      case "server" ->
          form instanceof RequestForm.Call
              || form instanceof RequestForm.Register
              || form instanceof RequestForm.ReadResource
              || form instanceof RequestForm.GetPrompt;
      default -> true;
    };
  }

  /** Returns the only member that {@code path} names, or the empty text. */
  static String member(AttributePath path) {
    return path.steps().size() == 1 && path.steps().get(0) instanceof Step.Member member
        ? member.name()
        : "";
  }

  /** Returns the path as one text, the same for every way to write it. */
  static String text(AttributePath path) {
    StringBuilder text = new StringBuilder(path.root().text());
    for (Step step : path.steps()) {
      if (step instanceof Step.Member member) {
        text.append('.').append(member.name());
      } else if (step instanceof Step.Index index) {
        text.append('[').append(index.index()).append(']');
      } else {
        throw new AssertionError(step);
      }
    }
    return text.toString();
  }
}
