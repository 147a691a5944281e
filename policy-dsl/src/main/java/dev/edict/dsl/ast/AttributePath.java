package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/**
 * A way to a value: {@code subject.clearance}, {@code args.items[0]["unit price"]}.
 *
 * @param root the first word
 * @param steps what follows it
 * @param span where it stands
 */
public record AttributePath(Word root, List<Step> steps, SourceSpan span) implements Node {

  /** Copies the list. */
  public AttributePath {
    steps = List.copyOf(steps);
  }

  /** One step from a value to a part of it. */
  public sealed interface Step extends Node {

    /**
     * A member by name, {@code .name} or {@code ["name"]}.
     *
     * @param name the member
     * @param quoted whether it was written in brackets
     * @param span where it stands
     */
    record Member(String name, boolean quoted, SourceSpan span) implements Step {}

    /**
     * An element by position, {@code [0]}.
     *
     * @param index the position, from 0
     * @param span where it stands
     */
    record Index(int index, SourceSpan span) implements Step {}
  }
}
