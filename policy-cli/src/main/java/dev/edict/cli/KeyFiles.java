package dev.edict.cli;

import dev.edict.audit.journal.CheckpointKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;

/** Pairs of Ed25519 keys in PEM: a file with the private one, and the public one beside it. */
final class KeyFiles {
  private KeyFiles() {}

  /** Returns where the public key of a private one is. */
  static Path publicFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".pub");
  }

  /**
   * Makes a pair; nobody but the user may read the private one.
   *
   * @throws IOException if one of the files is there, or cannot be written
   */
  static void generate(Path file) throws IOException {
    KeyPair pair = CheckpointKeys.generate();
    // Before there is something to read in it.
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
    Files.writeString(file, CheckpointKeys.pem(pair.getPrivate()));
    Files.writeString(
        publicFile(file), CheckpointKeys.pem(pair.getPublic()), StandardOpenOption.CREATE_NEW);
  }

  /**
   * Reads a pair.
   *
   * @throws IOException if one of the files cannot be read or holds no such key
   */
  static KeyPair read(Path file) throws IOException {
    return new KeyPair(
        CheckpointKeys.readPublic(publicFile(file)), CheckpointKeys.readPrivate(file));
  }
}
