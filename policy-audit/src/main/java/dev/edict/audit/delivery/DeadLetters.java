package dev.edict.audit.delivery;

import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps the records that a target will never take, with the reason, as JSON Lines. */
final class DeadLetters {
  private static final int MAX_REASON = 500;

  private final Path file;

  DeadLetters(Path journal, String target) {
    this.file = journal.resolve("dead-letters").resolve(target + ".jsonl");
  }

  /** Adds a record; when this returns, it is on the disk. */
  void add(JournalRecord record, String reason) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String line = "{\"reason\":\"" + plain(reason) + "\",\"record\":" + record.line() + "}\n";
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.US_ASCII.encode(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Returns what a target said as text that needs no escapes: it is not trusted. */
  static String plain(String reason) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < reason.length() && i < MAX_REASON; i++) {
      char c = reason.charAt(i);
      plain.append(c < ' ' || c > '~' || c == '\\' ? '?' : c == '"' ? '\'' : c);
    }
    return plain.toString();
  }
}
