package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.ResourceLimit.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsCommandTest {
  private static final String POLICIES = "src/test/resources/policies";
  private final CommandRun edict = new CommandRun();

  @Test
  void printsWhatHoldsAndWhoSetsIt() {
    assertThat(edict.run("limits", "-p", POLICIES, "--user", "alice")).isZero();
    assertThat(edict.out())
        .isEqualTo(
            """
            cpu     2     "Acme"  org  %1$s/acme.edict:22:3
            memory  4GiB  "Acme"  org  %1$s/acme.edict:23:3
            """
                .formatted(POLICIES));
  }

  @Test
  void saysWhenThereAreNone() {
    assertThat(edict.run("limits", "-p", POLICIES + "/levels.edict")).isZero();
    assertThat(edict.out()).isEqualTo("no limits\n");
  }

  @ParameterizedTest
  @CsvSource({
    "CPU,2000,2",
    "CPU,500,0.5",
    "MEMORY,1,1B",
    "MEMORY,1536,1536B",
    "DISK,1099511627776,1TiB",
    "DISK,1125899906842624,1024TiB",
    "PROCESSES,256,256",
    "SESSION,1500,1500ms",
    "SESSION,5400000,90m",
    "SESSION,28800000,8h",
    "SESSION,172800000,2d",
    "CALLS,60,60 per minute"
  })
  void writesAmountsAsAuthorsDo(Kind kind, long amount, String text) {
    assertThat(Amounts.text(kind, amount)).isEqualTo(text);
  }
}
