package dev.edict.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The last bundle that was activated, on the disk, and which one it was. Several programs of one
 * machine may share a directory: what any of them has activated counts for all.
 */
final class BundleStore {
  private static final String BUNDLE = "bundle.edictb";
  private static final String STATE = "state.json";
  private static final String LOCK = "lock";

  private final Path directory;

  private BundleStore(Path directory) {
    this.directory = directory;
  }

  /**
   * What is known of the last activation.
   *
   * @param activated which bundle it was
   * @param confirmed when the source said last that this is the newest bundle
   */
  record State(Activated activated, Instant confirmed) {}

  /** Opens a directory; it is made if it does not exist. */
  static BundleStore open(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new BundleStore(directory);
  }

  /**
   * Returns the state; empty when nothing was ever activated.
   *
   * @throws IOException if it cannot be told. Then nothing may be activated, as it could be older.
   */
  Optional<State> state() throws IOException {
    Path file = directory.resolve(STATE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode root = ManifestJson.STRICT.readTree(Files.readAllBytes(file));
    try {
      return Optional.of(
          new State(
              new Activated(
                  root.path("name").asText(),
                  root.path("revision").asLong(),
                  root.path("digest").asText()),
              Instant.parse(root.path("confirmed").asText())));
    } catch (DateTimeException damaged) {
      throw new IOException("the file " + STATE + " is damaged", damaged);
    }
  }

  /** Returns the bytes of the bundle, if there is one; at most so many. */
  Optional<byte[]> bundle(long most) throws IOException {
    Path file = directory.resolve(BUNDLE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8)));
    }
  }

  /**
   * Keeps a bundle and that it was activated.
   *
   * @throws BundleRefusedException if another program has activated a later one meanwhile
   */
  void keep(PolicyBundle bundle, BundleManifest manifest, Instant confirmed)
      throws IOException, BundleRefusedException {
    try (FileChannel channel = lockFile();
        FileLock lock = channel.lock()) {
      requireValid(lock);
      Optional<State> known = state();
      if (known.isPresent()) {
        known.get().activated().requireSuccessor(manifest);
      }
      // The state first: a bundle without its state could be followed by an older one.
      write(new State(Activated.of(manifest), confirmed));
      AtomicFiles.write(directory.resolve(BUNDLE), bundle.toBytes());
    }
  }

  /** Keeps that the source has confirmed a bundle, unless a later one was activated meanwhile. */
  void confirm(Activated activated, Instant confirmed) throws IOException {
    try (FileChannel channel = lockFile();
        FileLock lock = channel.lock()) {
      requireValid(lock);
      Optional<State> known = state();
      if (known.isPresent() && known.get().activated().equals(activated)) {
        write(new State(activated, confirmed));
      }
    }
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void requireValid(FileLock lock) throws IOException {
    if (!lock.isValid()) {
      throw new IOException("the directory of bundles cannot be locked");
    }
  }

  private void write(State state) throws IOException {
    ObjectNode root = ManifestJson.MAPPER.createObjectNode();
    root.put("name", state.activated().name());
    root.put("revision", state.activated().revision());
    root.put("digest", state.activated().digest());
    root.put("confirmed", state.confirmed().toString());
    AtomicFiles.write(directory.resolve(STATE), ManifestJson.bytes(root));
  }
}
