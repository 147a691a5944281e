package dev.edict.cli;

import dev.edict.audit.journal.CheckpointKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code edict audit keygen}. */
@Command(
    name = "keygen",
    description = {
      "Make a pair of Ed25519 keys for checkpoints: FILE, private, and FILE.pub, public, in PEM."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class AuditKeygenCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(paramLabel = "FILE", description = "Where the private key goes; must not exist.")
  private Path file;

  AuditKeygenCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    KeyPair pair = CheckpointKeys.generate();
    Path publicFile = file.resolveSibling(file.getFileName() + ".pub");
    // Before there is something to read in it.
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
    Files.writeString(file, CheckpointKeys.pem(pair.getPrivate()));
    Files.writeString(
        publicFile, CheckpointKeys.pem(pair.getPublic()), StandardOpenOption.CREATE_NEW);
    streams.err().println("wrote " + file + " and " + publicFile);
    return ExitCode.OK;
  }
}
