package dev.edict.bundle;

import static dev.edict.bundle.Bundles.KEY;
import static dev.edict.bundle.Bundles.SECOND;
import static dev.edict.bundle.Bundles.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** No change of a bundle goes unnoticed, wherever it is. */
class BundleTamperingProperties {
  // Both must sign, so that no signature is one too many.
  private static final TrustedKeys BOTH =
      TrustedKeys.of(
          2, List.of(TrustedKey.always(KEY.getPublic()), TrustedKey.always(SECOND.getPublic())));
  private static final byte[] BUNDLE =
      Bundles.of(
              3,
              policy("a.edict", "org", "a.test"),
              policy("b.edict", "org", "b.test"),
              policy("c.edict", "team", "c.test"))
          .signedBy(KEY)
          .signedBy(SECOND)
          .toBytes();

  private static void assertRefused(byte[] file) {
    assertThatThrownBy(() -> Bundles.verifier(BOTH).verify(file))
        .isInstanceOf(BundleRefusedException.class);
  }

  @Example
  void theBundleItselfIsGood() throws Exception {
    assertThat(Bundles.verifier(BOTH).verify(BUNDLE).sources()).hasSize(3);
  }

  @Property(tries = 2000)
  void aFlippedBit(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place) {
    byte[] flipped = BUNDLE.clone();
    int bit = place % (8 * flipped.length);
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
    assertRefused(flipped);
  }

  @Property
  void aCut(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place) {
    assertRefused(Arrays.copyOf(BUNDLE, place % BUNDLE.length));
  }

  @Property
  void aByteAddedOrDoubled(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int place) {
    int at = place % BUNDLE.length;
    byte[] longer = new byte[BUNDLE.length + 1];
    System.arraycopy(BUNDLE, 0, longer, 0, at + 1);
    System.arraycopy(BUNDLE, at, longer, at + 1, BUNDLE.length - at);
    assertRefused(longer);
  }

  @Property
  void twoPartsExchanged(
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int first,
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int second,
      @ForAll @IntRange(min = 1, max = 64) int length) {
    int one = first % (BUNDLE.length - 2 * length);
    int other = one + length + second % (BUNDLE.length - one - 2 * length + 1);
    byte[] exchanged = BUNDLE.clone();
    System.arraycopy(BUNDLE, one, exchanged, other, length);
    System.arraycopy(BUNDLE, other, exchanged, one, length);
    if (!Arrays.equals(exchanged, BUNDLE)) {
      assertRefused(exchanged);
    }
  }
}
