package dev.edict.dsl.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.RuleSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The checksum keeps accidents away from the content; these files are made to pass it, so that the
 * content's own checks are all that is left.
 */
class RuleSetBinaryProperties {
  private static final byte[] CONTENT = content();

  private static byte[] content() {
    try {
      return Envelope.open(RuleSetWriter.toBytes(Samples.everything()));
    } catch (RuleSetFormatException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Property
  void forgedContentIsReadOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] forged = CONTENT.clone();
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      forged[random.nextInt(forged.length)] = (byte) random.nextInt(256);
    }
    assertReadOrRefused(forged);
  }

  @Property
  void forgedNumbersAreReadOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] forged = CONTENT.clone();
    // The parts after the texts are numbers; that is where most of the checks are.
    int numbers = forged.length - 1 - random.nextInt(700);
    forged[numbers] = (byte) random.nextInt(128);
    assertReadOrRefused(forged);
  }

  @Property
  void noiseIsRefused(@ForAll byte[] noise) {
    assertThat(isRead(Envelope.seal(noise))).isFalse();
    assertThat(isRead(noise)).isFalse();
  }

  private static void assertReadOrRefused(byte[] content) {
    byte[] file = Envelope.seal(content);
    if (isRead(file)) {
      // What is read can be written: nothing in it is beyond what there can be.
      assertThat(RuleSetWriter.toBytes(read(file))).isNotEmpty();
    }
  }

  private static boolean isRead(byte[] file) {
    try {
      RuleSetReader.read(file);
      return true;
    } catch (RuleSetFormatException refused) {
      return false;
    }
  }

  private static RuleSet read(byte[] file) {
    try {
      return RuleSetReader.read(file);
    } catch (RuleSetFormatException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
