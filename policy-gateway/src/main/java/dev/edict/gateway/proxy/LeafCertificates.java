package dev.edict.gateway.proxy;

import dev.edict.dsl.match.network.HostName;
import dev.edict.dsl.match.network.NetworkHost;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Certificates for hosts, made when they are first needed, good for a day, forgotten when they are
 * no longer used or half of their time is over. Safe for use by many threads.
 */
final class LeafCertificates {
  private static final int MOST = 1000;
  private static final int SERIAL_BITS = 127;
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);
  private static final Duration LIFE = Duration.ofDays(1);

  private final CertificateAuthority authority;
  private final KeyPair keys;
  private final SecureRandom random = new SecureRandom();
  private final Map<NetworkHost, Shown> shown =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NetworkHost, Shown> eldest) {
          return size() > MOST;
        }
      };

  private record Shown(SSLContext context, Instant renewal) {}

  LeafCertificates(CertificateAuthority authority) {
    this.authority = authority;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the JDK makes no elliptic keys", impossible);
    }
  }

  /**
   * Returns what shows clients a certificate of {@code host}.
   *
   * @throws GeneralSecurityException if none can be made
   */
  synchronized SSLContext context(NetworkHost host) throws GeneralSecurityException {
    Instant now = Instant.now();
    Shown known = shown.get(host);
    if (known == null || now.isAfter(known.renewal())) {
      known = new Shown(context(certificate(host, now)), now.plus(LIFE.dividedBy(2)));
      shown.put(host, known);
    }
    return known.context();
  }

  private SSLContext context(X509Certificate certificate) throws GeneralSecurityException {
    char[] password = new char[0];
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      List<Certificate> shownChain = new ArrayList<>(List.of(certificate));
      shownChain.addAll(authority.chain());
      store.setKeyEntry(
          "leaf", keys.getPrivate(), password, shownChain.toArray(Certificate[]::new));
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException impossible) {
      throw new GeneralSecurityException("a keystore in memory cannot be made", impossible);
    }
  }

  private X509Certificate certificate(NetworkHost host, Instant now)
      throws GeneralSecurityException {
    X509Certificate issuer = authority.certificate();
    Instant end = now.plus(LIFE);
    Instant last = issuer.getNotAfter().toInstant();
    int kind = host instanceof HostName ? GeneralName.dNSName : GeneralName.iPAddress;
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
                  issuer,
                  new BigInteger(SERIAL_BITS, random),
                  Date.from(now.minus(CLOCK_SKEW)),
                  Date.from(end.isBefore(last) ? end : last),
                  new X500Principal("CN=Edict inspection"),
                  keys.getPublic())
              .addExtension(
                  Extension.subjectAlternativeName,
                  false,
                  new GeneralNames(new GeneralName(kind, host.text())))
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(
                  Extension.extendedKeyUsage,
                  false,
                  new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  identifiers.createAuthorityKeyIdentifier(issuer));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(algorithm()).build(authority.key())));
    } catch (OperatorCreationException | CertIOException unsupported) {
      throw new GeneralSecurityException("the authority cannot sign", unsupported);
    }
  }

  private String algorithm() {
    PrivateKey key = authority.key();
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }
}
