package dev.edict.audit.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the files of a journal. */
interface Disk {

  /** The file system. */
  Disk REAL = new RealDisk();

  /** Makes a file that must not be there, and sees to it that its name is on the disk. */
  SegmentFile create(Path file) throws IOException;

  /** Opens a file to append to it, after cutting it to {@code size} bytes. */
  SegmentFile append(Path file, long size) throws IOException;

  /** The file system. */
  final class RealDisk implements Disk {
    private RealDisk() {}

    @Override
    public SegmentFile create(Path file) throws IOException {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try {
        Directories.force(file.toAbsolutePath().getParent());
        return new RealFile(channel, 0);
      } catch (IOException | RuntimeException notMade) {
        channel.close();
        throw notMade;
      }
    }

    @Override
    public SegmentFile append(Path file, long size) throws IOException {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      try {
        if (channel.size() > size) {
          channel.truncate(size);
          channel.force(true);
        }
        channel.position(size);
        return new RealFile(channel, size);
      } catch (IOException | RuntimeException notOpened) {
        channel.close();
        throw notOpened;
      }
    }
  }

  /** A file of the file system. */
  final class RealFile implements SegmentFile {
    private final FileChannel channel;
    private long size;

    private RealFile(FileChannel channel, long size) {
      this.channel = channel;
      this.size = size;
    }

    @Override
    public void append(byte[] bytes, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      size += length;
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
