package dev.edict.audit.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * Returns the files of an archive, in the order of their records.
   *
   * @throws IOException if records between them are missing
   */
  static List<ArchiveFile> list(Path directory) throws IOException {
    List<ArchiveFile> files;
    try (Stream<Path> all = Files.walk(directory, 2)) {
      files =
          all.map(ArchiveFile::of)
              .filter(Objects::nonNull)
              .sorted(Comparator.comparingLong(ArchiveFile::first))
              .toList();
    }
    for (int i = 1; i < files.size(); i++) {
      if (files.get(i).first != files.get(i - 1).last + 1) {
        throw new IOException(
            "the archive lacks records behind number " + files.get(i - 1).last + ": " + directory);
      }
    }
    return files;
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
