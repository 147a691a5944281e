package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.request.AccessRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Writes decisions for people; everything that came from outside is made safe to print. */
final class DecisionText {
  private static final String ALLOW = Ansi.AUTO.string("@|bold,green ALLOW|@");
  private static final String DENY = Ansi.AUTO.string("@|bold,red DENY|@");
  private static final String APPROVAL_REQUIRED =
      Ansi.AUTO.string("@|bold,yellow APPROVAL REQUIRED|@");

  /** Columns that line up the answers of a file. */
  private static final int ID_WIDTH = 8;

  private static final int OUTCOME_WIDTH = 5;

  private DecisionText() {}

  /** Returns a decision in one line, without a line end. */
  static String line(
      @Nullable String id, @Nullable AccessRequest request, Decision decision, ShownNames shown) {
    StringBuilder line = new StringBuilder();
    if (id != null) {
      String shownId = PrintableText.escape(id);
      line.append(shownId).append(padding(shownId.length(), ID_WIDTH)).append("  ");
    }
    line.append(outcome(decision));
    if (id != null) {
      line.append(padding(decision.outcome().name().length(), OUTCOME_WIDTH));
    }
    line.append("  ");
    if (request != null) {
      line.append(PrintableText.escape(request.action())).append(' ');
    }
    line.append(PrintableText.escape(decision.resource())).append("  ");
    line.append(reason(decision, shown));
    decision.obligations().forEach(duty -> line.append("; ").append(obligation(duty)));
    return line.toString();
  }

  private static String padding(int length, int width) {
    return " ".repeat(Math.max(0, width - length));
  }

  /** Returns the outcome as a word in capitals, in colour on a terminal. */
  static String outcome(Decision decision) {
    return switch (decision.outcome()) {
      case ALLOW -> ALLOW;
      case DENY -> DENY;
      case APPROVAL_REQUIRED -> APPROVAL_REQUIRED;
    };
  }

  /** Returns what decided. */
  static String reason(Decision decision, ShownNames shown) {
    return decision
        .rule()
        .map(rule -> "by " + rule(rule) + " at " + shown.at(rule.origin()))
        .orElseGet(
            () ->
                decision.basis().word()
                    + " ("
                    + decision.code()
                    + "): "
                    + PrintableText.escape(decision.reason()));
  }

  /** Returns a rule by its name, policy and level. */
  static String rule(Rule rule) {
    return quoted(rule.id().rule())
        + " of "
        + quoted(rule.policy().name())
        + " ("
        + rule.level().keyword()
        + ")";
  }

  /** Returns a name in quotes. */
  static String quoted(String name) {
    return '"' + PrintableText.escape(name) + '"';
  }

  /** Returns a duty in a few words. */
  static String obligation(Obligation obligation) {
    if (obligation instanceof Obligation.Inspect) {
      return "inspect: ask again about every HTTP request";
    }
    if (obligation instanceof Obligation.MaskPaths mask) {
      return "mask: " + PrintableText.escape(String.join(", ", mask.patterns()));
    }
    if (obligation instanceof Obligation.ObtainApproval approval) {
      return "approval: " + PrintableText.escape(approval.reason());
    }
    if (obligation instanceof Obligation.InjectSecret secret) {
      return "secret: %s into %s %s"
          .formatted(
              PrintableText.escape(secret.secret()),
              secret.place().keyword(),
              PrintableText.escape(secret.target()));
    }
    if (obligation instanceof Obligation.Redact redact) {
      return "redact: " + PrintableText.escape(String.join(", ", parts(redact)));
    }
    throw new AssertionError(obligation);
  }

  private static List<String> parts(Obligation.Redact redact) {
    List<String> parts = new ArrayList<>();
    redact.arguments().forEach(pointer -> parts.add("arguments" + pointer));
    redact.results().forEach(pointer -> parts.add("result" + pointer));
    return parts;
  }
}
