package dev.edict.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.audit.journal.CheckpointKeys;
import dev.edict.audit.journal.Finding;
import dev.edict.audit.journal.JournalPosition;
import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalVerifier;
import dev.edict.audit.journal.Verification;
import dev.edict.dsl.diagnostic.PrintableText;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edict audit verify}. */
@Command(
    name = "verify",
    description = {
      "Find every record of a journal that was changed, removed, inserted or moved.",
      "Exits with 0 when all is as it was written, with 1 when it is not."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class AuditVerifyCommand implements Callable<Integer> {
  private static final int HASH_LENGTH = 64;
  private static final int MAX_DIGITS = 18;

  private final Streams streams;

  @Mixin private JournalOption journal;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "A public key in PEM; each checkpoint must be signed with one of them.")
  private final List<Path> keys = new ArrayList<>();

  @Option(
      names = "--anchor",
      paramLabel = "SEQUENCE:HASH",
      description = "A record that is known to have been there, such as the last one a SIEM has.")
  private final List<String> anchors = new ArrayList<>();

  @Option(names = "--format", paramLabel = "text|json")
  private OutputFormat format = OutputFormat.TEXT;

  AuditVerifyCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Path directory = journal.directory();
    List<PublicKey> publicKeys = new ArrayList<>();
    for (Path key : keys) {
      publicKeys.add(CheckpointKeys.readPublic(key));
    }
    List<JournalPosition> positions = anchors.stream().map(AuditVerifyCommand::position).toList();
    Verification found;
    try (ProgressDisplay progress =
        ProgressDisplay.start(streams, JournalReader.storedBytes(directory), "verifying")) {
      found = JournalVerifier.verify(directory, publicKeys, positions, progress::stepTo);
    }
    streams.out().print(format == OutputFormat.JSON ? json(found) + "\n" : text(found));
    return found.isIntact() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private static JournalPosition position(String anchor) {
    int colon = anchor.indexOf(':');
    boolean isPosition =
        colon > 0
            && colon <= MAX_DIGITS
            && anchor.length() == colon + 1 + HASH_LENGTH
            && anchor.chars().limit(colon).allMatch(c -> c >= '0' && c <= '9');
    if (!isPosition) {
      throw new CommandFailure("not SEQUENCE:HASH: `" + anchor + "`");
    }
    return new JournalPosition(
        Long.parseLong(anchor.substring(0, colon)), anchor.substring(colon + 1));
  }

  private String text(Verification found) {
    StringBuilder out = new StringBuilder();
    for (Finding finding : found.findings()) {
      String place = finding.line() == 0 ? finding.file() : finding.file() + ":" + finding.line();
      out.append(PrintableText.escape(place + ": " + finding.kind().word() + ": "))
          .append(PrintableText.escape(finding.message()))
          .append('\n');
    }
    out.append(found.isIntact() ? "intact: " : "NOT INTACT: ")
        .append(Counts.of(found.records(), "record"))
        .append(" in ")
        .append(Counts.of(found.segments(), "segment"))
        .append(", ")
        .append(Counts.of(found.checkpoints(), "checkpoint"))
        .append(keys.isEmpty() ? " (signatures not looked at)" : " signed")
        .append(", vouched for up to record ")
        .append(found.lastCheckpoint())
        .append("; last record ")
        .append(found.end().sequence())
        .append(':')
        .append(found.end().hash())
        .append('\n');
    return out.toString();
  }

  private static String json(Verification found) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("intact", found.isIntact())
        .put("segments", found.segments())
        .put("records", found.records())
        .put("first", found.first())
        .put("last", found.end().sequence())
        .put("last_hash", found.end().hash())
        .put("checkpoints", found.checkpoints())
        .put("last_checkpoint", found.lastCheckpoint())
        .put("live", found.isLive());
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : found.findings()) {
      findings
          .addObject()
          .put("kind", finding.kind().word())
          .put("file", finding.file())
          .put("line", finding.line())
          .put("message", finding.message());
    }
    return root.toString();
  }
}
