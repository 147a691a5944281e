package dev.edict.landlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchOrderTest {
  @Test
  void anOrderIsReadAndNothingBeyondIt() throws IOException {
    byte[] order =
        new ConfinedProgram()
            .with("read", "/a")
            .with("write", "/b ä")
            .with("run", "/c")
            .with("connect", "3128")
            .with("variable", "K=v")
            .words(List.of("x", ""))
            .order();
    byte[] all = Arrays.copyOf(order, order.length + 1);
    all[order.length] = 'r';
    ByteArrayInputStream in = new ByteArrayInputStream(all);

    assertThat(LaunchOrder.read(in))
        .isEqualTo(
            new LaunchOrder(
                List.of("/a"),
                List.of("/b ä"),
                List.of("/c"),
                List.of(3128),
                List.of("K=v"),
                List.of("x", "")));
    assertThat(in.read()).isEqualTo('r');
  }

  @ParameterizedTest
  @CsvSource({
    "connect,0",
    "connect,65536",
    "connect,-1",
    "connect,99999999999",
    "connect,1x",
    "x,y"
  })
  void whatIsNotKnownIsRefused(String kind, String value) {
    byte[] order = new ConfinedProgram().with(kind, value).words(List.of("x")).order();

    assertThatThrownBy(() -> LaunchOrder.read(new ByteArrayInputStream(order)))
        .isInstanceOf(KernelFault.class);
  }

  @Test
  void anOrderThatIsCutOffIsRefused() {
    byte[] order = new ConfinedProgram().words(List.of("x")).order();
    for (int length = 0; length < order.length; length++) {
      byte[] part = Arrays.copyOf(order, length);
      assertThatThrownBy(() -> LaunchOrder.read(new ByteArrayInputStream(part)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void anOrderWithoutAProgramIsRefused() {
    byte[] order = new ConfinedProgram().with("read", "/a").order();

    assertThatThrownBy(() -> LaunchOrder.read(new ByteArrayInputStream(order)))
        .hasMessage("the order names no program");
  }
}
