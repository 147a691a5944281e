package dev.edict.bundle;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where bundles come from. Nothing of what it gives is trusted. Called by one thread at a time. */
public interface BundleSource {

  /** The name of the file with the signed manifest of the newest bundle. */
  String LATEST = "latest.json";

  /**
   * A signed manifest as it came.
   *
   * @param json the manifest with its signatures; a byte that is not ASCII is any other character
   * @param tag what to ask with whether there is another one; null when that cannot be asked
   */
  record Latest(String json, @Nullable String tag) {}

  /**
   * Returns the newest signed manifest; empty when it is still the one that came with {@code tag}.
   *
   * @param most how many bytes it may have
   * @throws IOException if it cannot be had; the message holds no secrets
   */
  Optional<Latest> latest(@Nullable String tag, int most) throws IOException;

  /**
   * Returns an archive.
   *
   * @param sha256 its digest, in 64 lower-case hexadecimal digits
   * @param size its length in bytes
   * @throws IOException if it cannot be had, or is longer
   */
  byte[] archive(String sha256, int size) throws IOException;

  /**
   * Returns the bundles of a static file server, as {@link BundleDirectory} lays them out.
   *
   * @param latest where {@link #LATEST} is: {@code https}, or {@code http} on this machine
   * @throws IllegalArgumentException if it is another kind of URL
   */
  static BundleSource at(URI latest) {
    return HttpBundleSource.of(latest);
  }

  /** Returns the bundles in a directory, as {@link BundleDirectory} lays them out. */
  static BundleSource in(Path directory) {
    return new DirectoryBundleSource(directory);
  }

  /** Returns the name of the file with an archive. */
  static String archiveName(String sha256) {
    return sha256 + ".zip";
  }
}
