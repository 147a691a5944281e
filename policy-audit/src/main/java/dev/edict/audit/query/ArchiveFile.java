package dev.edict.audit.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file of an archive: records of one day in the order of the journal.
 *
 * @param path where it is
 * @param first the number of its first record
 * @param last the number of its last record
 */
record ArchiveFile(Path path, long first, long last) {
  private static final String DAY = "day=";
  private static final String PREFIX = "records-";
  private static final String ENDING = ".parquet";
  private static final int DIGITS = 19;

  /** Returns the file for records of a day. */
  static ArchiveFile in(Path directory, String day, long first, long last) {
    String name = PREFIX + digits(first) + "-" + digits(last) + ENDING;
    return new ArchiveFile(directory.resolve(DAY + day).resolve(name), first, last);
  }

  private static String digits(long number) {
    String text = Long.toString(number);
    return "0".repeat(DIGITS - text.length()) + text;
  }

  /**
   * Returns the files of an archive, in the order of their records, without those whose records are
   * in a larger one.
   *
   * @throws IOException if records between them are missing
   */
  static List<ArchiveFile> list(Path directory) throws IOException {
    List<ArchiveFile> all = all(directory);
    List<ArchiveFile> files = outermost(all);
    int gap = gap(files);
    while (gap > 0) {
      // While it was listed, somebody may have put one file in the place of several.
      List<ArchiveFile> now = all(directory);
      if (now.equals(all)) {
        throw new IOException(
            "the archive lacks records behind number %d: %s"
                .formatted(files.get(gap - 1).last, directory));
      }
      all = now;
      files = outermost(all);
      gap = gap(files);
    }
    return files;
  }

  /** Returns the files whose records are in a larger one. */
  static List<ArchiveFile> superseded(Path directory) throws IOException {
    List<ArchiveFile> files = all(directory);
    List<ArchiveFile> superseded = new ArrayList<>(files);
    superseded.removeAll(outermost(files));
    return superseded;
  }

  private static List<ArchiveFile> outermost(List<ArchiveFile> files) {
    List<ArchiveFile> outermost = new ArrayList<>();
    long last = 0;
    for (ArchiveFile file : files) {
      if (file.last > last) {
        outermost.add(file);
        last = file.last;
      }
    }
    return outermost;
  }

  /**
   * Returns the index of the first file that does not follow the one before; 0 if there is none.
   */
  private static int gap(List<ArchiveFile> files) {
    for (int i = 1; i < files.size(); i++) {
      if (files.get(i).first != files.get(i - 1).last + 1) {
        return i;
      }
    }
    return 0;
  }

  /** Returns all files, larger ones before those that begin with the same record. */
  private static List<ArchiveFile> all(Path directory) throws IOException {
    List<ArchiveFile> files = new ArrayList<>();
    for (Path day : entries(directory)) {
      if (String.valueOf(day.getFileName()).startsWith(DAY)) {
        entries(day).stream().map(ArchiveFile::of).filter(Objects::nonNull).forEach(files::add);
      }
    }
    files.sort(
        Comparator.comparingLong(ArchiveFile::first)
            .thenComparing(Comparator.comparingLong(ArchiveFile::last).reversed()));
    return files;
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /** Returns the day, as the name of the directory has it. */
  String day() {
    String name = String.valueOf(path.resolveSibling(".").normalize().getFileName());
    return name.substring(DAY.length());
  }

  long records() {
    return last - first + 1;
  }

  private static @Nullable ArchiveFile of(Path path) {
    String name = String.valueOf(path.getFileName());
    int length = PREFIX.length() + 2 * DIGITS + 1 + ENDING.length();
    if (name.length() != length || !name.startsWith(PREFIX) || !name.endsWith(ENDING)) {
      return null;
    }
    long first = number(name, PREFIX.length());
    long last = number(name, PREFIX.length() + DIGITS + 1);
    return first < 1 || last < first ? null : new ArchiveFile(path, first, last);
  }

  private static long number(String name, int from) {
    String digits = name.substring(from, from + DIGITS);
    boolean isNumber =
        digits.charAt(0) == '0' && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(digits) : -1;
  }
}
