package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NamedTestTest {
  private static final String HERE = "policy-eval/dev.edict.eval.NamedTestTest#";

  @Test
  void onlyATestThatIsRunIsThere() throws Exception {
    assertThat(NamedTest.parse(HERE + "onlyATestThatIsRunIsThere").isThere()).isTrue();
    assertThat(NamedTest.parse(HERE + "notATest").isThere()).isFalse();
    assertThat(NamedTest.parse(HERE + "gone").isThere()).isFalse();
    assertThat(NamedTest.parse("policy-gone/a.B#c").isThere()).isFalse();
  }

  void notATest() {
    assertThatIllegalArgumentException().isThrownBy(() -> NamedTest.parse("a.B#c"));
  }

  @Test
  void otherNamesAreRefused() {
    notATest();
  }
}
