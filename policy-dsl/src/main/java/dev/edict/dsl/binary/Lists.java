package dev.edict.dsl.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Lists: how many there are, then each. */
final class Lists {
  private Lists() {}

  /** Reads one element. */
  @FunctionalInterface
  interface ElementReader<T> {
    T read(ContentReader in) throws RuleSetFormatException;
  }

  static <T> void write(List<T> list, ContentWriter out, BiConsumer<ContentWriter, T> element) {
    out.number(list.size());
    list.forEach(each -> element.accept(out, each));
  }

  static <T> List<T> read(ContentReader in, ElementReader<T> element)
      throws RuleSetFormatException {
    int count = in.count();
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(element.read(in));
    }
    return list;
  }
}
