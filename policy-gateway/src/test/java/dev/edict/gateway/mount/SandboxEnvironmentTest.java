package dev.edict.gateway.mount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.request.Subject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxEnvironmentTest {
  private static RuleSet rules(String scope) {
    String text =
        """
        edict 1
        policy "P" level org %s
        network {
          allow "model" connect tcp to "model.test:443"
          secret "MODEL_KEY" for "model.test:443" inject header "x-api-key"
        }
        mcp {
          allow "git" call "git/*"
          secret "GIT_TOKEN" for server "git" inject env "TOKEN"
        }
        """
            .formatted(scope);
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }

  @Test
  void secretsOfTheNetworkArePlaceholders() {
    assertThat(SandboxEnvironment.of(rules(""), Subject.user("alice")))
        .isEqualTo(Map.of("MODEL_KEY", "proxy-managed"));
  }

  @Test
  void secretsOfOtherTeamsAreNotThere() {
    assertThat(SandboxEnvironment.of(rules("for team \"payments\""), Subject.user("alice")))
        .isEmpty();
  }
}
