package dev.edict.audit.journal;

import java.io.Closeable;
import java.io.IOException;

/** A file that records are appended to. */
interface SegmentFile extends Closeable {

  /** Appends the first {@code length} bytes. */
  void append(byte[] bytes, int length) throws IOException;

  /** Returns when everything appended is on the disk. */
  void force() throws IOException;

  /** Returns the number of bytes in the file. */
  long size();
}
