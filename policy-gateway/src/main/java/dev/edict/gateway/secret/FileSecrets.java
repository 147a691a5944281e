package dev.edict.gateway.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Secrets in the files of a directory, each in the file of its name. */
public final class FileSecrets implements SecretProvider {
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  private final Path directory;

  private FileSecrets(Path directory) {
    this.directory = directory;
  }

  /** Returns the secrets in {@code directory}. */
  public static FileSecrets in(Path directory) {
    return new FileSecrets(directory);
  }

  @Override
  public Optional<Secret> find(String name) throws IOException {
    if (!SecretText.isPlainName(name)) {
      return Optional.empty();
    }
    Path file = directory.resolve(name);
    try (InputStream in = Files.newInputStream(file)) {
      checkAccess(name, file);
      return Optional.of(SecretText.of(name, in.readNBytes(SecretText.MOST_BYTES + 1)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  // Directories of mounted secrets hold links to files, so links are followed.
  private static void checkAccess(String name, Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains)) {
      throw new IOException("the file of the secret " + name + " is open to everybody");
    }
  }
}
