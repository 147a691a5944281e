package dev.edict.audit.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file of a journal.
 *
 * @param first the number of its first record
 * @param file the file
 */
record Segment(long first, Path file) {
  static final String PREFIX = "events-";
  static final String PLAIN = ".jsonl";
  static final String COMPRESSED = ".jsonl.gz";

  /** What is added to the name of a compressed segment for the file with its digest. */
  static final String DIGEST = ".sha256";

  private static final int DIGITS = 19;
  private static final int READ_BUFFER = 1 << 16;

  static Segment in(Path directory, long first) {
    String digits = Long.toString(first);
    String name = PREFIX + "0".repeat(DIGITS - digits.length()) + digits + PLAIN;
    return new Segment(first, directory.resolve(name));
  }

  /**
   * Returns the segments in a directory by their first records. Where a segment is there both plain
   * and compressed, because compressing it was cut short before the end, the plain one counts.
   */
  static List<Segment> list(Path directory) throws IOException {
    TreeMap<Long, Segment> found = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
      for (Path file : files) {
        Segment segment = of(file);
        if (segment != null) {
          found.merge(segment.first, segment, (a, b) -> a.isCompressed() ? b : a);
        }
      }
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    return new ArrayList<>(found.values());
  }

  private static @Nullable Segment of(Path file) {
    String name = String.valueOf(file.getFileName());
    int end = PREFIX.length() + DIGITS;
    if (name.length() < end || !name.startsWith(PREFIX)) {
      return null;
    }
    String ending = name.substring(end);
    if (!ending.equals(PLAIN) && !ending.equals(COMPRESSED)) {
      return null;
    }
    long first = 0;
    for (int i = PREFIX.length(); i < end; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9 || first > (Long.MAX_VALUE - digit) / 10) {
        return null;
      }
      first = first * 10 + digit;
    }
    return new Segment(first, file);
  }

  boolean isCompressed() {
    return file.toString().endsWith(COMPRESSED);
  }

  /** Returns the name of the file. */
  String name() {
    return String.valueOf(file.getFileName());
  }

  /** Returns this segment as it is called when compressed. */
  Segment compressed() {
    return isCompressed() ? this : new Segment(first, sibling(file, ".gz"));
  }

  /** Returns the file with the digest of this segment when it is compressed. */
  Path digestFile() {
    return sibling(compressed().file, DIGEST);
  }

  private static Path sibling(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** Returns the size of the file; 0 when it is gone. */
  long storedBytes() throws IOException {
    for (Path candidate : List.of(file, compressed().file)) {
      if (Files.exists(candidate)) {
        return Files.size(candidate);
      }
    }
    return 0;
  }

  /** Opens the segment's text; also when it was compressed after it was listed. */
  InputStream open() throws IOException {
    if (!isCompressed()) {
      try {
        return new BufferedInputStream(Files.newInputStream(file), READ_BUFFER);
      } catch (NoSuchFileException compressedSince) {
        if (!Files.exists(compressed().file)) {
          throw compressedSince;
        }
      }
    }
    InputStream raw = Files.newInputStream(compressed().file);
    try {
      return new GZIPInputStream(raw, READ_BUFFER);
    } catch (IOException | RuntimeException notCompressed) {
      raw.close();
      throw notCompressed;
    }
  }
}
