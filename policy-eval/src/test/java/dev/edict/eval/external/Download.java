package dev.edict.eval.external;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** Fetches a package once, checks its digest and reads files out of it. */
final class Download {
  private static final Path CACHE = Path.of("target", "external");
  private static final int BLOCK = 512;

  private final byte[] archive;

  private Download(byte[] archive) {
    this.archive = archive;
  }

  /** Returns the package at {@code url}, whose bytes have the given SHA-256 digest. */
  static Download of(String url, String sha256) throws IOException {
    Path file = CACHE.resolve(sha256);
    if (!Files.exists(file)) {
      Files.createDirectories(CACHE);
      try (InputStream in = URI.create(url).toURL().openStream()) {
        Files.write(file, in.readAllBytes());
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!digest(bytes).equals(sha256)) {
      Files.delete(file);
      throw new IOException(url + " is not what it was when the table was chosen");
    }
    return new Download(url.endsWith(".deb") ? dataOf(bytes) : gunzip(bytes));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] gunzip(byte[] bytes) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  /** Returns the files of a Debian package, which is an {@code ar} archive of archives. */
  private static byte[] dataOf(byte[] deb) throws IOException {
    int at = "!<arch>\n".length();
    while (at < deb.length) {
      String name = text(deb, at, 16).strip();
      int size = Integer.parseInt(text(deb, at + 48, 10).strip());
      at += 60;
      if (name.startsWith("data.tar.xz")) {
        byte[] data = Arrays.copyOfRange(deb, at, at + size);
        try (InputStream in = new XZInputStream(new ByteArrayInputStream(data))) {
          return in.readAllBytes();
        }
      }
      at += size + size % 2;
    }
    throw new IOException("the package has no data");
  }

  /** Returns the text of the file whose path in the package ends in {@code path}. */
  String file(String path) throws IOException {
    int at = 0;
    while (at + BLOCK <= archive.length && archive[at] != 0) {
      String name = text(archive, at, 100);
      int size = Integer.parseInt(text(archive, at + 124, 11).strip(), 8);
      at += BLOCK;
      if (name.endsWith(path)) {
        return new String(archive, at, size, StandardCharsets.UTF_8);
      }
      at += (size + BLOCK - 1) / BLOCK * BLOCK;
    }
    throw new IOException("the package has no file " + path);
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
  }
}
