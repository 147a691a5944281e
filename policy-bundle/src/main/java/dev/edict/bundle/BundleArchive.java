package dev.edict.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of a bundle as a ZIP. It is read only after its digest was found to be the one that was
 * signed, into memory, and never unpacked to a disk.
 */
final class BundleArchive {
  // For earlier ones a field is added that depends on the time zone.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private BundleArchive() {}

  /** Returns the archive of some files; equal files give equal bytes. */
  static byte[] write(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns the files of an archive by path. It must hold those of {@code manifest}, in their order
   * and with their content, and nothing else. No more is unpacked than the manifest says.
   *
   * @throws BundleRefusedException if it does not
   */
  static SortedMap<String, byte[]> read(byte[] archive, BundleManifest manifest)
      throws BundleRefusedException {
    ArchiveDirectory.require(archive, manifest);
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (BundledFile file : manifest.files()) {
        files.put(file.path(), content(zip, file));
      }
      if (zip.getNextEntry() != null) {
        throw malformed("the archive has a file that the manifest does not name");
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw malformed("the archive cannot be unpacked");
    }
    return files;
  }

  private static byte[] content(ZipInputStream zip, BundledFile file)
      throws IOException, BundleRefusedException {
    ZipEntry entry = zip.getNextEntry();
    if (entry == null || !entry.getName().equals(file.path())) {
      throw malformed("the archive has other files than the manifest, or in another order");
    }
    byte[] bytes = zip.readNBytes(file.size());
    if (zip.read() >= 0 || bytes.length != file.size() || !Sha256.of(bytes).equals(file.sha256())) {
      throw new BundleRefusedException(
          Refusal.DAMAGED, "the file " + file.path() + " is not the one that was signed");
    }
    return bytes;
  }

  private static BundleRefusedException malformed(String detail) {
    return new BundleRefusedException(Refusal.MALFORMED, detail);
  }
}
