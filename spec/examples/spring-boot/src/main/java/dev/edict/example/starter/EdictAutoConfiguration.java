package dev.edict.example.starter;

import dev.edict.eval.PolicyDecisionPoint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Makes a decision point of the policies that {@code edict.policies} names. */
@AutoConfiguration(
    afterName =
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnProperty("edict.policies[0]")
@EnableConfigurationProperties(EdictProperties.class)
public class EdictAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  PolicyReload policyReload(EdictProperties settings, ResourcePatternResolver resolver)
      throws IOException {
    return PolicyReload.start(new PolicyTexts(resolver, settings.policies()));
  }

  @Bean
  @ConditionalOnMissingBean
  PolicyDecisionPoint policyDecisionPoint(PolicyReload policies) {
    return policies.decisions();
  }

  @Bean
  @ConditionalOnMissingBean
  MeteredDecisions meteredDecisions(PolicyDecisionPoint decisions, MeterRegistry meters) {
    Gauge.builder("edict.policy.generation", decisions, PolicyDecisionPoint::generation)
        .description("How often policies were published")
        .register(meters);
    return new MeteredDecisions(decisions, meters);
  }

  @Bean
  @ConditionalOnProperty("edict.watch")
  PolicyWatch policyWatch(PolicyReload policies, EdictProperties settings) {
    return new PolicyWatch(policies, settings.watch());
  }

  @Bean
  PolicyHealth policyHealthIndicator(PolicyReload policies) {
    return new PolicyHealth(policies);
  }

  @Bean
  PolicyEndpoint policyEndpoint(PolicyReload policies) {
    return new PolicyEndpoint(policies);
  }
}
