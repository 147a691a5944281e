package dev.edict.dsl.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RuleSetBinaryTest {
  private static final int FORM_VERSION = 4;
  private static final int LANGUAGE_VERSION = 6;
  private static final int CONTENT_LENGTH = 8;
  private static final int PACKED_LENGTH = 12;
  private static final Path FIRST_VERSION =
      Path.of("src/test/resources/dev/edict/dsl/binary/version-1.edictc");

  @Test
  void everythingComesBack() throws IOException {
    RuleSet everything = Samples.everything();

    RuleSet read = RuleSetReader.read(RuleSetWriter.toBytes(everything));

    assertThat(read).isEqualTo(everything);
    assertThat(read.rules().get(3).policy()).isSameAs(read.policies().get(0));
  }

  @Test
  void nothingComesBack() throws IOException {
    RuleSet nothing = Samples.nothing();

    assertThat(RuleSetReader.read(RuleSetWriter.toBytes(nothing))).isEqualTo(nothing);
  }

  @Test
  void streamsAreReadToTheirEnd() throws IOException {
    byte[] file = RuleSetWriter.toBytes(Samples.everything());

    assertThat(RuleSetReader.read(new ByteArrayInputStream(file))).isEqualTo(Samples.everything());
    assertRefused(
        () -> RuleSetReader.read(new ByteArrayInputStream(Arrays.copyOf(file, file.length + 1))),
        "damaged: 1 bytes follow the end");
  }

  @Test
  void filesOfTheFirstVersionStayReadable() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.write(FIRST_VERSION, RuleSetWriter.toBytes(Samples.everything()));
    }

    assertThat(RuleSetReader.read(Files.readAllBytes(FIRST_VERSION)))
        .isEqualTo(Samples.everything());
  }

  @Test
  void otherFilesAreRefused() {
    assertRefused(() -> RuleSetReader.read(new byte[0]), "not a compiled policy set");
    assertRefused(
        () ->
            RuleSetReader.read(
                "edict 1\npolicy \"x\" level org\n".getBytes(StandardCharsets.UTF_8)),
        "not a compiled policy set");
  }

  @Test
  void newerVersionsAreRefused() {
    assertRefused(
        () -> RuleSetReader.read(changed(FORM_VERSION, (short) 2)),
        "made by a newer version: form version 2, this one reads up to 1");
    assertRefused(
        () -> RuleSetReader.read(changed(LANGUAGE_VERSION, (short) 300)),
        "made by a newer version: language version 300, this one reads up to 1");
  }

  private static byte[] changed(int at, short value) {
    byte[] file = RuleSetWriter.toBytes(Samples.nothing());
    ByteBuffer.wrap(file).putShort(at, value);
    return file;
  }

  @Test
  void tooLargeLengthsAreRefusedBeforeMemoryIsTaken() {
    for (int at : List.of(CONTENT_LENGTH, PACKED_LENGTH)) {
      byte[] file = RuleSetWriter.toBytes(Samples.nothing());
      ByteBuffer.wrap(file).putInt(at, 0xffff_fff0);

      assertRefused(
          () -> RuleSetReader.read(file),
          "too large: 4294967280 bytes, at most 268435456 are read");
    }
  }

  @Test
  void everyFlippedBitIsRefused() {
    byte[] file = RuleSetWriter.toBytes(Samples.everything());
    for (int bit = 0; bit < file.length * 8; bit++) {
      file[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> RuleSetReader.read(file))
          .as("bit %d", bit)
          .isInstanceOf(RuleSetFormatException.class);
      file[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] file = RuleSetWriter.toBytes(Samples.everything());
    for (int length = 0; length < file.length; length++) {
      byte[] start = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> RuleSetReader.read(start))
          .as("%d bytes", length)
          .isInstanceOf(RuleSetFormatException.class);
    }
  }

  @Test
  void rulesOfForeignPoliciesAreNotWritten() {
    RuleSet everything = Samples.everything();
    List<Policy> others = everything.policies().subList(1, 2);
    RuleSet broken =
        new RuleSet(
            others,
            everything.rules(),
            List.of(),
            List.of(),
            List.of(),
            everything.attributes(),
            everything.digest());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleSetWriter.toBytes(broken))
        .withMessage("not a policy of the set: Baseline");
  }

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(RuleSetFormatException.class).hasMessage(message);
  }
}
