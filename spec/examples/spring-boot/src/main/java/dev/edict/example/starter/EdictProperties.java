package dev.edict.example.starter;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code edict}.
 *
 * @param policies where the policies are, as patterns of Spring: {@code file:policies/*.edict},
 *     {@code classpath*:policies/*.edict}
 * @param watch how often to look for changes; zero for never
 */
@ConfigurationProperties("edict")
public record EdictProperties(List<String> policies, @DefaultValue("0") Duration watch) {
  public EdictProperties {
    policies = policies == null ? List.of() : List.copyOf(policies);
  }
}
