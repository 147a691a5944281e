package dev.edict.eval.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The index of globs finds what comparing with every glob finds. */
class GlobIndexProperties {

  @Property
  void findsExactlyTheGlobsThatMatch(
      @ForAll @Size(max = 30)
          List<@Chars({'a', 'b', '*', '?'}) @StringLength(max = 5) String> globs,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 7) String name,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 2) String around) {
    Map<Glob, Glob> entries = new LinkedHashMap<>();
    for (String text : globs) {
      Glob glob = Glob.of(text, GlobSyntax.STAR_AND_QUESTION);
      entries.put(glob, glob);
    }
    Set<Glob> expected = new LinkedHashSet<>(entries.keySet());
    expected.removeIf(glob -> !glob.matches(name));
    assertThat(found(GlobIndex.of(entries), around + name + around, around.length(), name.length()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void findsLongStretchesInside() {
    String stretch = "0123456789abcdefghij";
    Glob glob = Glob.of("*" + stretch + "*", GlobSyntax.STAR_AND_QUESTION);
    GlobIndex<Glob> index = GlobIndex.of(Map.of(glob, glob));
    String text = "xx" + stretch + "yy";
    assertThat(found(index, text, 0, text.length())).containsExactly(glob);
    assertThat(found(index, text, 0, text.length() - 3)).isEmpty();
  }

  private static Set<Glob> found(GlobIndex<Glob> index, String text, int from, int length) {
    List<Glob> found = new ArrayList<>();
    index.find(text, from, from + length, found::add);
    return new LinkedHashSet<>(found);
  }
}
