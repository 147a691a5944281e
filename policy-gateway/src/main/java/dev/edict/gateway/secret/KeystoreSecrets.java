package dev.edict.gateway.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Optional;

/** Secrets in a Java keystore, as secret keys under their names. */
public final class KeystoreSecrets implements SecretProvider {
  private final KeyStore keystore;
  private final Secret password;

  private KeystoreSecrets(KeyStore keystore, Secret password) {
    this.keystore = keystore;
    this.password = password;
  }

  /**
   * Returns the secrets in a keystore of the type PKCS #12, whose bytes are text in UTF-8.
   *
   * @param password the password of the keystore and of its entries
   * @throws IOException if the file cannot be read with that password
   */
  public static KeystoreSecrets open(Path file, Secret password) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keystore = KeyStore.getInstance("PKCS12");
      keystore.load(in, password.reveal().toCharArray());
      return new KeystoreSecrets(keystore, password);
    } catch (GeneralSecurityException unusable) {
      throw new IOException("the keystore " + file + " cannot be used");
    }
  }

  @Override
  public Optional<Secret> find(String name) throws IOException {
    try {
      Key key = keystore.getKey(name, password.reveal().toCharArray());
      if (key == null || key.getEncoded() == null) {
        return Optional.empty();
      }
      return Optional.of(SecretText.of(name, key.getEncoded()));
    } catch (GeneralSecurityException unusable) {
      throw new IOException("the secret " + name + " cannot be taken out of the keystore");
    }
  }
}
