package dev.edict.gateway.mcp;

import dev.edict.gateway.secret.CommandSecrets;
import dev.edict.gateway.secret.EnvironmentSecrets;
import dev.edict.gateway.secret.FileSecrets;
import dev.edict.gateway.secret.KeystoreSecrets;
import dev.edict.gateway.secret.Secret;
import dev.edict.gateway.secret.SecretProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where secrets come from; the first place that knows one gives it. */
final class SecretSettings {
  private SecretSettings() {}

  static SecretProvider read(List<SettingsNode> places, Path folder) throws IOException {
    List<SecretProvider> providers = new ArrayList<>();
    for (SettingsNode place : places) {
      providers.add(provider(place, folder));
    }
    return SecretProvider.firstOf(providers);
  }

  private static SecretProvider provider(SettingsNode place, Path folder) throws IOException {
    if (place.members().size() < 1) {
      throw new IllegalArgumentException("a place of secrets is empty");
    }
    String first = place.members().fieldNames().next();
    return switch (first) {
      case "environmentPrefix" -> {
        place.only(Set.of(first));
        yield EnvironmentSecrets.withPrefix(required(place, first));
      }
      case "directory" -> {
        place.only(Set.of(first));
        yield FileSecrets.in(folder.resolve(required(place, first)));
      }
      case "command" -> {
        place.only(Set.of(first));
        yield CommandSecrets.of(place.texts(first));
      }
      case "keystore" -> {
        place.only(Set.of(first, "passwordVariable"));
        yield keystore(place, folder);
      }
      default ->
          throw new IllegalArgumentException(
              "secrets come from an environmentPrefix, a directory, a command or a keystore");
    };
  }

  private static SecretProvider keystore(SettingsNode place, Path folder) throws IOException {
    String variable = required(place, "passwordVariable");
    Secret password =
        EnvironmentSecrets.withPrefix("")
            .find(variable)
            .orElseThrow(() -> new IOException("the variable " + variable + " is not set"));
    return KeystoreSecrets.open(folder.resolve(required(place, "keystore")), password);
  }

  private static String required(SettingsNode place, String name) {
    @Nullable String text = place.text(name);
    if (text == null) {
      throw new IllegalArgumentException("a place of secrets has no " + name);
    }
    return text;
  }
}
