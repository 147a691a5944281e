package dev.edict.audit.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how far a named reader of a journal is, in the journal's directory; the retention leaves
 * what a reader has not read. The file is replaced in one step, so that it is never torn.
 */
public final class PositionFile {
  private static final String DIRECTORY = "positions";
  private static final String ENDING = ".position";
  private static final int MAX_DIGITS = 18;

  private final Path file;

  private PositionFile(Path file) {
    this.file = file;
  }

  /**
   * Returns the file of a reader.
   *
   * @param journal the directory of the journal
   * @param reader the reader's name, of letters, digits, {@code -} and {@code _}
   */
  public static PositionFile of(Path journal, String reader) {
    boolean isName =
        !reader.isEmpty()
            && reader.length() <= 100
            && reader
                .chars()
                .allMatch(
                    c ->
                        (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-'
                            || c == '_');
    if (!isName) {
      throw new IllegalArgumentException("not a name for a reader: " + reader);
    }
    return new PositionFile(journal.resolve(DIRECTORY).resolve(reader + ENDING));
  }

  static List<JournalPosition> all(Path journal) throws IOException {
    Path directory = journal.resolve(DIRECTORY);
    List<JournalPosition> positions = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return positions;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
      for (Path file : files) {
        positions.add(new PositionFile(file).load());
      }
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    return positions;
  }

  /**
   * Returns the position that was saved; the start, when none was.
   *
   * @throws IOException if the file cannot be read or is not one that was saved
   */
  public JournalPosition load() throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.US_ASCII);
    } catch (NoSuchFileException none) {
      return JournalPosition.START;
    }
    JournalPosition position = parse(text);
    if (position == null) {
      throw new JournalException(
          JournalException.Reason.DAMAGED, "the position of a reader was changed: " + file);
    }
    return position;
  }

  private static @Nullable JournalPosition parse(String text) {
    int space = text.indexOf(' ');
    if (space <= 0 || space > MAX_DIGITS) {
      return null;
    }
    long sequence = 0;
    for (int i = 0; i < space; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return null;
      }
      sequence = 10 * sequence + (c - '0');
    }
    String hash = text.substring(space + 1).stripTrailing();
    if (hash.length() != JournalPosition.START.hash().length()) {
      return null;
    }
    return new JournalPosition(sequence, hash);
  }

  /** Saves a position; when this returns, it is on the disk. */
  public void save(JournalPosition position) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("not a file: " + file);
    }
    Files.createDirectories(directory);
    Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(
          StandardCharsets.US_ASCII.encode(position.sequence() + " " + position.hash() + "\n"));
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Directories.force(directory);
  }
}
