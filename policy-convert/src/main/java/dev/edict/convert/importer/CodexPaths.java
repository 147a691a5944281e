package dev.edict.convert.importer;

import dev.edict.convert.ConversionException;
import dev.edict.convert.importer.PolicyDraft.Head;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.filesystem.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * Turns entries of which the narrowest decides into rules of which a deny does. A path that may
 * only be read inside one that may be changed gets a deny of changing; what is opened again inside
 * a denied path stays denied, and is listed.
 */
final class CodexPaths {
  private static final List<String> READ = List.of("read");
  private static final List<String> CHANGE = List.of("write", "delete");
  private static final List<String> ALL = List.of("read", "write", "delete");

  private final PolicyDraft draft;
  private final Losses losses;
  private final List<Entry> entries = new ArrayList<>();

  CodexPaths(PolicyDraft draft, Losses losses) {
    this.draft = draft;
    this.losses = losses;
  }

  /** What an entry lets commands do. */
  enum Access {
    READ,
    WRITE,
    DENY;

    static Access of(String place, String word) {
      return switch (word) {
        case "read" -> READ;
        case "write" -> WRITE;
        case "deny", "none" -> DENY;
        default ->
            throw new ConversionException(place + ": " + Rejection.quote(word) + " is not known");
      };
    }

    Effect effect() {
      return this == DENY ? Effect.DENY : Effect.ALLOW;
    }
  }

  private record Entry(Access access, String name, String place, List<String> patterns) {
    boolean covers(Entry other) {
      return other.parsed().stream().anyMatch(inner -> any(inner, (one, two) -> two.covers(one)));
    }

    boolean overlaps(Entry other) {
      return other.parsed().stream().anyMatch(inner -> any(inner, PathPattern::overlaps));
    }

    private boolean any(PathPattern inner, BiPredicate<PathPattern, PathPattern> relation) {
      return parsed().stream().anyMatch(outer -> relation.test(inner, outer));
    }

    private List<PathPattern> parsed() {
      return patterns.stream()
          .map(pattern -> PathPattern.parse(pattern).orNull())
          .filter(Objects::nonNull)
          .toList();
    }
  }

  void add(Access access, String name, String place, List<String> patterns) {
    entries.add(new Entry(access, name, place, List.copyOf(patterns)));
  }

  /** Writes the rules of all entries. */
  void write() {
    for (Entry entry : entries) {
      switch (entry.access()) {
        case READ -> {
          draft.files(Head.of(Effect.ALLOW, entry.name(), entry.place()), READ, entry.patterns());
          if (isInsideWritable(entry)) {
            Head only = Head.of(Effect.DENY, entry.name() + " only", entry.place());
            draft.files(only, CHANGE, entry.patterns());
          }
        }
        case WRITE ->
            draft.files(Head.of(Effect.ALLOW, entry.name(), entry.place()), ALL, entry.patterns());
        case DENY ->
            draft.files(Head.of(Effect.DENY, entry.name(), entry.place()), ALL, entry.patterns());
      }
      listWhatStaysDenied(entry);
    }
  }

  private boolean isInsideWritable(Entry reading) {
    return entries.stream()
        .anyMatch(
            other ->
                other.access() == Access.WRITE
                    && other.overlaps(reading)
                    && (other.covers(reading) || !reading.covers(other)));
  }

  private void listWhatStaysDenied(Entry entry) {
    for (Entry outer : entries) {
      boolean denies =
          outer.access() == Access.DENY
              ? entry.access() != Access.DENY
              : outer.access() == Access.READ
                  && entry.access() == Access.WRITE
                  && isInsideWritable(outer);
      if (denies && outer.covers(entry) && !entry.covers(outer)) {
        losses.narrower(entry.place(), "stays denied inside " + Rejection.quote(outer.name()));
      }
    }
  }
}
