package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One position has one shipper, in this program and in others. */
class TwoShippersTest {
  private static final String REFUSED = "somebody else delivers to target siem already";

  private static final Pause NO_PAUSE = time -> {};

  @TempDir private Path journal;

  @BeforeEach
  void write() throws IOException {
    Deliveries.write(journal, 3);
  }

  private Shipper shipper(String name, Pause pause) {
    return new Shipper(journal, name, new WaitingShipper.Nowhere(), message -> {}, pause);
  }

  private Process program() throws IOException {
    return new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            String.join(
                File.pathSeparator,
                "target/classes",
                "target/test-classes",
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", "")),
            WaitingShipper.class.getName(),
            journal.toString(),
            "siem")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void anotherProgramIsRefusedEvenAfterAnotherShipperHereWas() {
    Shipper first =
        shipper(
            "siem",
            time -> {
              askOthers();
              throw new InterruptedException("asked");
            });
    assertThatThrownBy(() -> first.run(true)).isInstanceOf(InterruptedException.class);
  }

  private void askOthers() throws InterruptedException {
    try {
      assertThatThrownBy(() -> shipper("siem", NO_PAUSE).run(false))
          .isInstanceOf(DeliveryTaken.class)
          .hasMessageContaining(REFUSED);
      // The refusal must not have cost the first one its lock.
      Process program = program();
      try (BufferedReader out = program.inputReader()) {
        assertThat(out.readLine()).contains(REFUSED);
      } finally {
        program.destroyForcibly();
      }
      shipper("lake", NO_PAUSE).run(false);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void whatAProgramHeldIsFreeWhenItIsKilled() throws Exception {
    Process program = program();
    try (BufferedReader out = program.inputReader()) {
      assertThat(out.readLine()).isEqualTo("waiting");
      Shipper here = shipper("siem", NO_PAUSE);
      assertThatThrownBy(() -> here.run(false)).hasMessageContaining(REFUSED);
      program.destroyForcibly().waitFor();
      here.run(false);
      assertThat(here.delivered()).isZero();
    } finally {
      program.destroyForcibly();
    }
  }
}
