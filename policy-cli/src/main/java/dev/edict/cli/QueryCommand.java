package dev.edict.cli;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.analysis.query.Admission;
import dev.edict.eval.analysis.query.RegionQuery;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code edict query}. */
@Command(
    name = "query",
    description = {
      "Print which requests of a kind are let through, for whom and by which rules.",
      "Exits with 0 when some are, with 1 when none is or something stayed undecided."
    },
    footer = {
      "",
      "A question is the target of a rule, as in",
      "  'connect tcp to \"*.example.com:443\"', 'read, write on \"~/**\"', 'call \"github/*\"',",
      "or one of: who can reach \"HOST\", who can read|write|execute|delete \"PATH\",",
      "who can call \"SERVER/TOOL\"."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class QueryCommand implements Callable<Integer> {
  private static final String WHO_CAN = "who can ";

  private final Streams streams;

  @Mixin private PolicyOption policy;

  @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "The question.")
  private final List<String> words = new ArrayList<>();

  QueryCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    RuleTarget target = target(String.join(" ", words));
    PolicyOption.Loaded loaded = policy.load(streams);
    RegionQuery.Answer answer =
        RegionQuery.ask(loaded.rules(), target, InstantSource.system().instant());
    for (Admission admission : answer.admissions()) {
      streams
          .out()
          .println(
              ChangeText.outcome(admission.outcome())
                  + ": "
                  + PrintableText.escape(admission.region()));
      streams
          .out()
          .println(
              "  by `"
                  + PrintableText.escape(admission.rule().id().rule())
                  + "` ("
                  + loaded.shown().at(admission.rule().origin())
                  + ")");
      streams.out().println("  example: " + PrintableText.escape(admission.example()));
    }
    for (String region : answer.undecided()) {
      streams.out().println("undecided: " + PrintableText.escape(region));
    }
    streams
        .out()
        .println(answer.admissions().isEmpty() ? "everything is denied" : "all else is denied");
    streams.out().flush();
    return answer.admissions().isEmpty() || !answer.undecided().isEmpty()
        ? ExitCode.FINDINGS
        : ExitCode.OK;
  }

  private static RuleTarget target(String question) {
    String statement = question.startsWith(WHO_CAN) ? spelledOut(question) : question;
    String text =
        "edict 1\npolicy \"question\" level org\n"
            + domain(statement)
            + " {\n  allow \"question\" "
            + statement
            + "\n}\n";
    Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("question", text));
    if (analysis.hasErrors()) {
      throw new CommandFailure(
          "the question cannot be read: " + analysis.diagnostics().get(0).message());
    }
    return analysis.requireRuleSet().rules().get(0).target();
  }

  private static String spelledOut(String question) {
    String[] words = question.substring(WHO_CAN.length()).split(" ", 2);
    if (words.length < 2) {
      throw new CommandFailure("the question names nothing; write who can reach \"HOST\"");
    }
    return switch (words[0]) {
      case "reach", "connect" -> "connect any to " + words[1];
      case "call" -> "call " + words[1];
      case "read", "write", "execute", "delete" -> words[0] + " on " + words[1];
      default ->
          throw new CommandFailure(
              "nobody can `" + words[0] + "`; there are reach, read, write, execute, delete, call");
    };
  }

  private static String domain(String statement) {
    if (statement.startsWith("connect ") || statement.startsWith("http ")) {
      return "network";
    }
    boolean mcp =
        statement.startsWith("call ")
            || statement.startsWith("register ")
            || statement.startsWith("read resource ")
            || statement.startsWith("get ");
    return mcp ? "mcp" : "filesystem";
  }
}
