package dev.edict.eval.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** A table of texts is a map that can be asked about a part of a text, in either direction. */
class TextTableProperties {

  @Property
  void answersAsAMapDoes(
      @ForAll @Size(max = 60)
          Set<@CharRange(from = 'a', to = 'c') @StringLength(max = 5) String> keys,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String part,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 2) String around) {
    Map<String, String> entries = new LinkedHashMap<>();
    keys.forEach(key -> entries.put(key, "value of " + key));
    String text = around + part + around;
    int from = around.length();
    int to = from + part.length();
    assertThat(TextTable.forward(entries).get(text, from, to)).isEqualTo(entries.get(part));
    assertThat(TextTable.backward(entries).get(text, from, to)).isEqualTo(entries.get(part));
  }
}
