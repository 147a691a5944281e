package dev.edict.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The list of files at the end of an archive, which is what other programs go by. It must be that
 * of the files themselves: no others, no links, nothing between and nothing behind.
 */
final class ArchiveDirectory {
  private static final int END_LENGTH = 22;
  private static final int END_MARK = 0x06054b50;
  private static final int COUNT_AT = 10;
  private static final int SIZE_AT = 12;
  private static final int START_AT = 16;

  private static final int ENTRY_LENGTH = 46;
  private static final int ENTRY_MARK = 0x02014b50;
  private static final int NAME_LENGTH_AT = 28;
  private static final int EXTRA_LENGTH_AT = 30;
  private static final int COMMENT_LENGTH_AT = 32;
  private static final int KIND_AT = 38;
  private static final int OFFSET_AT = 42;

  private final ByteBuffer archive;

  private ArchiveDirectory(byte[] archive) {
    this.archive = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Refuses an archive whose list is not that of {@code manifest}.
   *
   * @throws BundleRefusedException if it is not
   */
  static void require(byte[] archive, BundleManifest manifest) throws BundleRefusedException {
    try {
      if (new ArchiveDirectory(archive).lists(manifest)) {
        return;
      }
    } catch (IndexOutOfBoundsException tooShort) {
      throw refused();
    }
    throw refused();
  }

  private static BundleRefusedException refused() {
    return new BundleRefusedException(
        Refusal.MALFORMED, "the directory of the archive is not that of its files");
  }

  private boolean lists(BundleManifest manifest) {
    int end = archive.limit() - END_LENGTH;
    int size = archive.getInt(end + SIZE_AT);
    int at = archive.getInt(end + START_AT);
    if (archive.getInt(end) != END_MARK
        || Short.toUnsignedInt(archive.getShort(end + COUNT_AT)) != manifest.files().size()
        || (long) at + size != end) {
      return false;
    }
    int lastOffset = -1;
    for (BundledFile file : manifest.files()) {
      int offset = archive.getInt(at + OFFSET_AT);
      if (!isPlain(at, file.path()) || offset <= lastOffset || (lastOffset < 0 && offset != 0)) {
        return false;
      }
      lastOffset = offset;
      at += ENTRY_LENGTH + file.path().length();
    }
    return at == end;
  }

  /** Returns whether the entry at a place is that of a plain file of that name. */
  private boolean isPlain(int at, String name) {
    byte[] expected = name.getBytes(StandardCharsets.US_ASCII);
    byte[] listed = new byte[expected.length];
    archive.get(at + ENTRY_LENGTH, listed);
    return archive.getInt(at) == ENTRY_MARK
        && archive.getShort(at + NAME_LENGTH_AT) == expected.length
        && archive.getShort(at + EXTRA_LENGTH_AT) == 0
        && archive.getShort(at + COMMENT_LENGTH_AT) == 0
        && archive.getInt(at + KIND_AT) == 0
        && Arrays.equals(listed, expected);
  }
}
