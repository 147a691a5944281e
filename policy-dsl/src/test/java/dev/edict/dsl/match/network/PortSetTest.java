package dev.edict.dsl.match.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edict.dsl.match.Outcomes;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortSetTest {

  private static final String SEED = "20260101";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          443            | 443
          1              | 1
          65535          | 65535
          8000-8099      | 8000-8099
          443-443        | 443
          80,443         | 80,443
          443,80,81      | 80-81,443
          1-100,50-200   | 1-200
          1-65535        | 1-65535
          0              | !port-out-of-range
          65536          | !port-out-of-range
          65979          | !port-out-of-range
          4294967739     | !port-out-of-range
          99999999999999 | !port-out-of-range
          8099-8000      | !port-out-of-range
          0-10           | !port-out-of-range
          0443           | !bad-port
          00             | !port-out-of-range
          +443           | !bad-port
          -443           | !bad-port
          443-           | !bad-port
          1-2-3          | !bad-port
          80,            | !bad-port
          ,80            | !bad-port
          80, 443        | !bad-port
          ''             | !bad-port
          ' 443'         | !bad-port
          http           | !bad-port
          *              | !bad-port
          0x1bb          | !bad-port
          ٤٤٣            | !bad-port
          ４４３         | !bad-port
          """)
  void readsPortsInPlainDigits(String text, String expected) {
    assertThat(Outcomes.of(PortSet.parse(text))).isEqualTo(expected);
  }

  @Test
  void pointsAtTheOffendingPort() {
    assertThat(PortSet.parse("80,0443").rejection().offset()).isEqualTo(3);
    assertThat(PortSet.parse("80-4x").rejection().offset()).isEqualTo(4);
    assertThat(PortSet.parse("9,".repeat(1000)).rejection().code().id()).isEqualTo("too-long");
  }

  @Property(tries = 3_000, seed = SEED)
  void agreesWithASetOfBits(@ForAll("sets") PortSet left, @ForAll("sets") PortSet right) {
    BitSet intersection = bits(left);
    intersection.and(bits(right));
    BitSet union = bits(left);
    union.or(bits(right));
    BitSet rest = bits(left);
    rest.andNot(bits(right));
    BitSet missing = bits(right);
    missing.andNot(bits(left));
    assertThat(bits(left.intersect(right))).isEqualTo(intersection);
    assertThat(bits(left.union(right))).isEqualTo(union);
    assertThat(bits(left.subtract(right))).isEqualTo(rest);
    assertThat(left.overlaps(right)).isEqualTo(!intersection.isEmpty());
    assertThat(left.covers(right)).isEqualTo(missing.isEmpty());
    assertThat(left.equals(right)).isEqualTo(bits(left).equals(bits(right)));
  }

  @Property(tries = 3_000, seed = SEED)
  void containsItsIntervals(@ForAll("sets") PortSet set) {
    BitSet bits = bits(set);
    for (int port = 0; port <= PortSet.HIGHEST + 1; port += port < 64 || port > 65_500 ? 1 : 64) {
      assertThat(set.contains(port)).isEqualTo(bits.get(port));
    }
    if (!set.isEmpty()) {
      assertThat(PortSet.parse(set.text()).value()).isEqualTo(set).hasSameHashCodeAs(set);
    }
  }

  @Provide
  Arbitrary<PortSet> sets() {
    Arbitrary<Integer> edge =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 30), Arbitraries.integers().between(65_520, 65_535));
    Arbitrary<PortSet> interval =
        Combinators.combine(edge, edge).as((a, b) -> PortSet.range(Math.min(a, b), Math.max(a, b)));
    return interval.list().ofMaxSize(5).map(PortSetTest::unionOf);
  }

  private static PortSet unionOf(List<PortSet> sets) {
    return sets.stream().reduce(PortSet.NONE, PortSet::union);
  }

  private static BitSet bits(PortSet set) {
    BitSet bits = new BitSet();
    for (int i = 0; i < set.intervalCount(); i++) {
      bits.set(set.first(i), set.last(i) + 1);
    }
    return bits;
  }

  @Test
  void refusesPortsThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> PortSet.of(0));
    assertThatIllegalArgumentException().isThrownBy(() -> PortSet.of(65_536));
    assertThatIllegalArgumentException().isThrownBy(() -> PortSet.range(5, 4));
  }

  @Test
  void knowsAllAndNone() {
    assertThat(PortSet.ALL.contains(1)).isTrue();
    assertThat(PortSet.ALL.contains(65_535)).isTrue();
    assertThat(PortSet.ALL.contains(0)).isFalse();
    assertThat(PortSet.ALL.contains(65_536)).isFalse();
    assertThat(PortSet.ALL.subtract(PortSet.ALL)).isEqualTo(PortSet.NONE).hasToString("");
  }
}
