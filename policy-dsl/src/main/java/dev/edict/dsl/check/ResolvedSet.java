package dev.edict.dsl.check;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/**
 * A named set with the sets it refers to expanded.
 *
 * @param name the set's name
 * @param type what it holds
 * @param members the members in order, each once
 */
record ResolvedSet(String name, SetType type, List<Member> members) {

  ResolvedSet {
    members = List.copyOf(members);
  }

  /**
   * A member, with the place where it is written.
   *
   * @param value the text, or the digits of a number
   * @param document where it is written
   * @param span where in that document
   */
  record Member(String value, CheckedDocument document, SourceSpan span) {}
}
