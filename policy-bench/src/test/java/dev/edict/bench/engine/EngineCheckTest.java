package dev.edict.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.bench.neutral.JudgedRequest;
import dev.edict.bench.neutral.NeutralGenerator;
import dev.edict.bench.neutral.NeutralRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineCheckTest {
  private static final int REQUESTS = 4096;
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final NeutralGenerator GENERATOR = new NeutralGenerator(300);
  private static final List<NeutralRule> RULES = GENERATOR.rules();
  private static final List<JudgedRequest> ASKED = GENERATOR.requests(REQUESTS);

  @ParameterizedTest
  @ValueSource(strings = {"edict", "edict-session", "scan-regex", "scan-nio", "hash-maps"})
  void everyOwnEngineAnswersRightlyAndNamesTheFirstRule(String name) throws Exception {
    Engine engine = EngineProvider.loadAny(name, RULES);

    EngineCheck check = EngineCheck.of(engine, RULES, ASKED, LONG);

    long decided = ASKED.stream().filter(a -> !a.verdict().rule().equals("-")).count();
    assertThat(check).isEqualTo(new EngineCheck(REQUESTS, (int) decided, (int) decided));
  }

  @Test
  void aWrongDecisionFails() {
    assertThatThrownBy(() -> EngineCheck.of((request, naming) -> true, RULES, ASKED, LONG))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was allowed by null");
  }

  @Test
  void aRuleThatDoesNotDecideFails() {
    Engine liar =
        (request, naming) -> {
          naming.rule = "r0";
          return false;
        };

    assertThatThrownBy(() -> EngineCheck.of(liar, RULES, ASKED, LONG))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void stopsWhenTheTimeIsUp() throws Exception {
    Engine engine = EngineProvider.loadAny("hash-maps", RULES);

    assertThat(EngineCheck.of(engine, RULES, ASKED, Duration.ZERO).asked()).isEqualTo(1);
  }
}
