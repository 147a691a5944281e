package dev.edict.dsl.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class RejectionTest {

  private final Canonical<String> rejected =
      Canonical.rejected(RejectionCode.BAD_PORT, 3, "the port is odd", "write 443");
  private final Canonical<String> accepted = Canonical.accepted("x");

  @Test
  void showsCodeOffsetAndDetail() {
    assertThat(rejected.rejection()).hasToString("bad-port at 3: the port is odd");
  }

  @Test
  void shiftsOnlyTheOffset() {
    assertThat(rejected.shifted(4).rejection())
        .isEqualTo(new Rejection(RejectionCode.BAD_PORT, 7, "the port is odd", "write 443"));
    assertThat(accepted.shifted(4)).isEqualTo(accepted);
  }

  @Test
  void passesThroughMaps() {
    assertThat(rejected.map(String::length).rejection()).isEqualTo(rejected.rejection());
    assertThat(rejected.flatMap(Canonical::accepted).rejection()).isEqualTo(rejected.rejection());
    assertThat(accepted.map(String::length).value()).isEqualTo(1);
    assertThat(accepted.flatMap(text -> rejected)).isEqualTo(rejected);
  }

  @Test
  void givesNoValueWithoutAcceptance() {
    assertThat(rejected.orNull()).isNull();
    assertThat(accepted.orNull()).isEqualTo("x");
    assertThatIllegalStateException().isThrownBy(rejected::value).withMessageContaining("bad-port");
    assertThatIllegalStateException().isThrownBy(accepted::rejection);
  }

  @Test
  void quotesSafely() {
    assertThat(Rejection.quote("a\0b\u202e\u001b[31m")).isEqualTo("`a\\u0000b\\u202e\\u001b[31m`");
    assertThat(Rejection.quote('\n')).isEqualTo("`\\u000a`");
    assertThat(Rejection.quote("x".repeat(500))).hasSize(60 + 2).endsWith("...`");
    assertThat(Rejection.quote("\0".repeat(500))).hasSizeLessThanOrEqualTo(60 + 2);
  }
}
