package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.query.Edit;
import dev.edict.eval.analysis.query.WhyNot;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edict why-not}. */
@Command(
    name = "why-not",
    description = {
      "Print the smallest changes of the rules that turn the decision about a request round.",
      "Each was made and the request decided again. The forms of a request are those of decide.",
      "Exits with 0 when there is such a change, with 1 when none was found."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class WhyNotCommand implements Callable<Integer> {
  private final Streams streams;

  @Spec private CommandSpec spec;
  @Mixin private PolicyOption policy;
  @Mixin private RequestArguments byHand;

  WhyNotCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (!byHand.hasWords()) {
      throw new ParameterException(spec.commandLine(), "nothing to turn round; give a request");
    }
    PolicyOption.Loaded loaded = policy.load(streams);
    WhyNot.Answer answer =
        WhyNot.ask(loaded.rules(), byHand.request().request(), InstantSource.system().instant());
    streams
        .out()
        .println(
            "now: "
                + ChangeText.decision(answer.decision(), loaded.shown())
                + "; "
                + PrintableText.escape(answer.decision().reason()));
    for (Edit edit : answer.edits()) {
      streams.out().println(text(edit, loaded.shown()));
      streams.out().println("  then: " + ChangeText.decision(edit.decision(), loaded.shown()));
    }
    if (answer.edits().isEmpty()) {
      streams.out().println("no small change of the rules turns this round");
    }
    streams.out().flush();
    return answer.edits().isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private static String text(Edit edit, ShownNames shown) {
    StringBuilder text = new StringBuilder();
    for (Rule rule : edit.dropped()) {
      text.append(text.length() == 0 ? "" : ", and ")
          .append("drop `")
          .append(PrintableText.escape(rule.id().rule()))
          .append("` (")
          .append(shown.at(rule.origin()))
          .append(')');
    }
    if (!edit.added().isEmpty()) {
      text.append(text.length() == 0 ? "" : ", and ")
          .append("add: ")
          .append(PrintableText.escape(edit.added()));
    }
    return text.toString();
  }
}
