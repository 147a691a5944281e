package dev.edict.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bundles in a directory.
 *
 * @param directory the directory
 */
record DirectoryBundleSource(Path directory) implements BundleSource {

  @Override
  public Optional<Latest> latest(@Nullable String tag, int most) throws IOException {
    return Optional.of(
        new Latest(new String(read(LATEST, most), StandardCharsets.ISO_8859_1), null));
  }

  @Override
  public byte[] archive(String sha256, int size) throws IOException {
    return read(BundleSource.archiveName(sha256), size);
  }

  byte[] read(String name, int most) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException(name + " is longer than " + most + " bytes");
      }
      return bytes;
    }
  }
}
