package dev.edict.landlock;

/** Rights on files as Landlock counts them; each constant is a set of bits. */
final class Right {
  static final long EXECUTE = 1;
  static final long WRITE_FILE = 1 << 1;
  static final long READ_FILE = 1 << 2;
  static final long READ_DIRECTORY = 1 << 3;
  static final long REMOVE_DIRECTORY = 1 << 4;
  static final long REMOVE_FILE = 1 << 5;
  static final long MAKE_CHARACTER_DEVICE = 1 << 6;
  static final long MAKE_DIRECTORY = 1 << 7;
  static final long MAKE_FILE = 1 << 8;
  static final long MAKE_SOCKET = 1 << 9;
  static final long MAKE_FIFO = 1 << 10;
  static final long MAKE_BLOCK_DEVICE = 1 << 11;
  static final long MAKE_LINK = 1 << 12;
  static final long REFER = 1 << 13;
  static final long TRUNCATE = 1 << 14;
  static final long CONTROL_DEVICE = 1 << 15;

  /** What a rule about a single file can give. */
  static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | CONTROL_DEVICE;

  static final long READING = READ_FILE | READ_DIRECTORY;

  static final long RUNNING = READING | EXECUTE;

  /** Everything but starting programs and making or controlling devices. */
  static final long WRITING =
      READING
          | WRITE_FILE
          | TRUNCATE
          | REMOVE_DIRECTORY
          | REMOVE_FILE
          | MAKE_DIRECTORY
          | MAKE_FILE
          | MAKE_SOCKET
          | MAKE_FIFO
          | MAKE_LINK
          | REFER;

  private Right() {}

  /** Returns all rights that a kernel with version {@code abi} of Landlock can hold back. */
  static long all(int abi) {
    long known = (TRUNCATE << 1) - 1;
    return abi < 5 ? known : known | CONTROL_DEVICE;
  }
}
