package dev.edict.gateway.secret;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Knows values of secrets by their names. Safe for use by many threads. */
@FunctionalInterface
public interface SecretProvider {

  /** A provider that knows no secret. */
  SecretProvider NONE = name -> Optional.empty();

  /**
   * Returns the secret of that name; empty when it is not known here.
   *
   * @throws IOException if it may be known but cannot be had; its message tells no value
   */
  Optional<Secret> find(String name) throws IOException;

  /** Returns a provider that asks each of {@code providers} until one knows the name. */
  static SecretProvider firstOf(List<SecretProvider> providers) {
    List<SecretProvider> inOrder = List.copyOf(providers);
    return name -> {
      for (SecretProvider provider : inOrder) {
        Optional<Secret> found = provider.find(name);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    };
  }
}
