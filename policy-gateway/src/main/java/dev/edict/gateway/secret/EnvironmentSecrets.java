package dev.edict.gateway.secret;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Secrets in variables of the environment. */
public final class EnvironmentSecrets implements SecretProvider {
  private final String prefix;
  private final Map<String, String> environment;

  private EnvironmentSecrets(String prefix, Map<String, String> environment) {
    this.prefix = prefix;
    this.environment = environment;
  }

  /** Returns the secrets in the variables of this process whose names start with {@code prefix}. */
  public static EnvironmentSecrets withPrefix(String prefix) {
    return of(prefix, System.getenv());
  }

  /** Returns the secrets in the variables of {@code environment}. */
  public static EnvironmentSecrets of(String prefix, Map<String, String> environment) {
    return new EnvironmentSecrets(prefix, environment);
  }

  @Override
  public Optional<Secret> find(String name) throws IOException {
    String value = environment.get(prefix + name);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Secret.of(value));
    } catch (IllegalArgumentException unfit) {
      throw new IOException("the secret " + name + " is empty or has a control character");
    }
  }
}
