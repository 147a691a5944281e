package dev.edict.cli;

import dev.edict.gateway.proxy.CertificateAuthority;
import dev.edict.gateway.secret.FileSecrets;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** With whose certificates a proxy opens TLS. */
final class InspectionOptions {
  @Option(
      names = "--ca-keystore",
      paramLabel = "FILE",
      description =
          "Open TLS where the policy asks for it, with certificates of the authority in this"
              + " keystore (PKCS #12, one private key), which clients must trust. Without it such"
              + " connections are denied.")
  private @Nullable Path keystore;

  @Option(
      names = "--ca-password-file",
      paramLabel = "FILE",
      description = "The file with the password of the keystore; not open to everybody.")
  private @Nullable Path passwordFile;

  /**
   * Returns the authority; null when none was named.
   *
   * @throws CommandFailure if only one of the two files was named
   * @throws IOException if a file cannot be used
   */
  @Nullable CertificateAuthority authority() throws IOException {
    if (keystore == null && passwordFile == null) {
      return null;
    }
    if (keystore == null || passwordFile == null) {
      throw new CommandFailure("`--ca-keystore` and `--ca-password-file` need each other");
    }
    Path file = passwordFile.toAbsolutePath();
    Path folder = file.getParent();
    if (folder == null) {
      throw new CommandFailure("`--ca-password-file` is no file");
    }
    return CertificateAuthority.read(
        keystore,
        FileSecrets.in(folder)
            .find(String.valueOf(file.getFileName()))
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "there is no file `" + passwordFile + "`, or its name" + " is not plain")));
  }
}
