package dev.edict.bench.workload;

import dev.edict.bench.neutral.Vocabulary;
import dev.edict.dsl.ast.Domain;

/** What a generated rule is about, known well enough to make requests for it. */
sealed interface TargetSketch permits ConnectSketch, FileSketch, CallSketch {

  Domain domain();

  /** Returns the target as a policy writes it. */
  String text();

  /** Returns a request that the rule matches. */
  PlainRequest hit(Vocabulary words);

  /** Returns a request that the rule narrowly fails to match, as far as it alone is concerned. */
  PlainRequest nearMiss(Vocabulary words);

  /** Returns a part of what the rule is about, for a rule of the other effect. */
  TargetSketch carved(Vocabulary words);

  /** Returns a new target of the domain. */
  static TargetSketch draw(Domain domain, Vocabulary words) {
    return switch (domain) {
      case NETWORK -> ConnectSketch.draw(words);
      case FILESYSTEM -> FileSketch.draw(words);
      case MCP -> CallSketch.draw(words);
    };
  }
}
