package dev.edict.dsl.rule;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Unmodifiable sets of constants that iterate in the order of the constants. */
final class OrderedSets {
  private OrderedSets() {}

  static <E extends Enum<E>> Set<E> of(Class<E> type, Collection<E> elements) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(elements);
    return Collections.unmodifiableSet(copy);
  }
}
