package dev.edict.gateway.proxy;

import dev.edict.gateway.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The authority whose certificates a proxy shows to clients where it opens TLS. Whoever has its key
 * can pretend to be any host to those who trust it. It shows no key.
 */
public final class CertificateAuthority {
  private static final int SIGNS_CERTIFICATES = 5;
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private CertificateAuthority(List<X509Certificate> chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /**
   * Reads the only private key of a keystore of type PKCS #12, with its certificate.
   *
   * @param password the password of the keystore and of the key
   * @throws IOException if the file is open to everybody, cannot be read with that password, has
   *     not exactly one private key, or the certificate is not one of an authority or not valid
   *     today
   */
  public static CertificateAuthority read(Path file, Secret password) throws IOException {
    requirePrivate(file);
    char[] characters = password.reveal().toCharArray();
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keystore = KeyStore.getInstance("PKCS12");
      keystore.load(in, characters);
      String alias = null;
      for (String each : Collections.list(keystore.aliases())) {
        if (keystore.isKeyEntry(each)) {
          if (alias != null) {
            throw new IOException("the keystore " + file + " has more than one key");
          }
          alias = each;
        }
      }
      if (alias == null
          || !(keystore.getKey(alias, characters) instanceof PrivateKey key)
          || !(keystore.getCertificate(alias) instanceof X509Certificate certificate)) {
        throw new IOException("the keystore " + file + " has no private key with a certificate");
      }
      requireAuthority(certificate);
      return new CertificateAuthority(chain(keystore.getCertificateChain(alias)), key);
    } catch (GeneralSecurityException unusable) {
      throw new IOException("the keystore " + file + " cannot be used");
    }
  }

  private static List<X509Certificate> chain(Certificate... certificates) {
    return Arrays.stream(certificates).map(X509Certificate.class::cast).toList();
  }

  private static void requirePrivate(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains)) {
      throw new IOException("the keystore " + file + " is open to everybody");
    }
  }

  private static void requireAuthority(X509Certificate certificate) throws IOException {
    boolean[] usage = certificate.getKeyUsage();
    if (certificate.getBasicConstraints() < 0 || (usage != null && !usage[SIGNS_CERTIFICATES])) {
      throw new IOException("the certificate is not one of an authority");
    }
    try {
      certificate.checkValidity();
    } catch (CertificateExpiredException | CertificateNotYetValidException untimely) {
      throw new IOException("the certificate of the authority is not valid today");
    }
  }

  /** Returns the certificate that clients have to trust, or the one that vouches for it. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** Returns the certificate, and those that vouch for it, as far as they are in the keystore. */
  List<X509Certificate> chain() {
    return chain;
  }

  PrivateKey key() {
    return key;
  }
}
