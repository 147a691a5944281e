package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.dsl.rule.Level;
import dev.edict.eval.analysis.diff.Change;
import dev.edict.eval.analysis.diff.DiffResult;
import dev.edict.eval.analysis.query.LevelEffect;
import dev.edict.eval.decision.Outcome;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edict effective}. */
@Command(
    name = "effective",
    description = {
      "Print what the policies of a level add to those of all others, and what they take.",
      "Exits with 0, with 1 when something stayed undecided."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class EffectiveCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private PolicyOption policy;

  @Option(
      names = "--level",
      required = true,
      paramLabel = "org|team|kit|local",
      description = "The level.")
  private Level level = Level.LOCAL;

  EffectiveCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PolicyOption.Loaded loaded = policy.load(streams);
    DiffResult effect = LevelEffect.of(loaded.rules(), level, InstantSource.system().instant());
    for (Change change : effect.changes()) {
      streams.out().println(word(change) + PrintableText.escape(change.region()));
      streams.out().println("  example: " + PrintableText.escape(change.example()));
      streams.out().println("  with it: " + ChangeText.decision(change.after(), loaded.shown()));
      streams.out().println("  without: " + ChangeText.decision(change.before(), loaded.shown()));
    }
    effect
        .undecided()
        .forEach(region -> streams.out().println("undecided: " + PrintableText.escape(region)));
    if (effect.isEqual()) {
      streams.out().println("the policies of level " + level.keyword() + " change no decision");
    }
    streams.out().flush();
    return effect.undecided().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private static String word(Change change) {
    if (change.outcome() == Outcome.DENY) {
      return "takes: ";
    }
    return change.isWidening() ? "adds: " : "asks about: ";
  }
}
