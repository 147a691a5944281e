package dev.edict.cli;

import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.query.ParquetArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edict audit export}. */
@Command(
    name = "export",
    description = "Write the records of a journal in another form, one line each.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class AuditExportCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private JournalOption journal;
  @Mixin private ArchiveOption archive;
  @Mixin private RecordSelection selection;

  @Option(
      names = "--to",
      paramLabel = "native|ocsf|ecs|cef|sbx",
      description = "The form; default native, as in the journal.")
  private RecordFormat form = RecordFormat.NATIVE;

  @Option(
      names = "--leave-out",
      paramLabel = "MEMBER",
      description = "Leave the text of this member out.")
  private final List<String> leftOut = new ArrayList<>();

  @Option(
      names = "--hash",
      paramLabel = "MEMBER",
      description = "Replace this member by a keyed hash; needs --hash-key.")
  private final List<String> hashed = new ArrayList<>();

  @Option(
      names = "--hash-key",
      paramLabel = "FILE",
      description = "The key of the hashes: the bytes of this file, at least 16.")
  private @Nullable Path hashKey;

  AuditExportCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Redaction redaction = redaction();
    try (ParquetArchive opened = archive.open()) {
      new JournalScan(journal.directory(), opened, selection.filter(), streams)
          .run(
              record -> {
                streams.out().print(form.write(record, redaction) + "\n");
                return !streams.out().checkError();
              });
    }
    return ExitCode.OK;
  }

  private Redaction redaction() throws IOException {
    if (!hashed.isEmpty() && hashKey == null) {
      throw new CommandFailure("--hash needs the key in --hash-key FILE");
    }
    try {
      Redaction redaction = Redaction.none();
      for (String member : leftOut) {
        redaction = redaction.leavingOut(member);
      }
      byte[] key = hashKey == null ? new byte[0] : Files.readAllBytes(hashKey);
      for (String member : hashed) {
        redaction = redaction.hashing(member, key);
      }
      return redaction;
    } catch (IllegalArgumentException refused) {
      throw new CommandFailure(String.valueOf(refused.getMessage()));
    }
  }
}
