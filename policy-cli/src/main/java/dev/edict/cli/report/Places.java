package dev.edict.cli.report;

import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourcePosition;
import dev.edict.dsl.source.SourceSpan;

/** Where findings end. */
final class Places {
  private Places() {}

  /** Returns line and column after the last code point. */
  static SourcePosition end(SourceLocation location) {
    return new SourceLocation(location.source(), SourceSpan.at(location.span().end())).position();
  }
}
