package dev.edict.landlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RightTest {
  @Test
  void everyRightThatTheKernelKnowsIsHeldBack() {
    assertThat(Right.all(4)).isEqualTo(0x7FFF);
    assertThat(Right.all(5)).isEqualTo(0xFFFF);
    assertThat(Right.all(9)).isEqualTo(0xFFFF);
  }

  @Test
  void nothingGivesDevices() {
    long devices = Right.MAKE_CHARACTER_DEVICE | Right.MAKE_BLOCK_DEVICE | Right.CONTROL_DEVICE;

    assertThat(List.of(Right.READING, Right.RUNNING, Right.WRITING))
        .allMatch(rights -> (rights & devices) == 0);
  }
}
