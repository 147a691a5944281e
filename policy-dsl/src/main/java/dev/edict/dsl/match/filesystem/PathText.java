package dev.edict.dsl.match.filesystem;

/** A canonical path while it is read: names are added below it and taken off again. */
final class PathText {
  private final char separator;
  private final int rootLength;
  private final char[] text;
  private int length;
  private int depth;

  /** Makes the path {@code base}, which is canonical, with room for {@code more} characters. */
  PathText(String base, int more, FilesystemProfile profile) {
    this.separator = profile.separator();
    this.rootLength = profile == FilesystemProfile.WINDOWS ? 3 : 1;
    this.text = new char[base.length() + more + 1];
    base.getChars(0, base.length(), text, 0);
    this.length = base.length();
    for (int i = rootLength - 1; i < length && length > rootLength; i++) {
      depth += text[i] == separator ? 1 : 0;
    }
  }

  /** Returns how many names lie below the root. */
  int depth() {
    return depth;
  }

  int length() {
    return length;
  }

  /** Adds the name that stands in {@code source} from {@code from} to before {@code to}. */
  void down(String source, int from, int to) {
    if (length > rootLength) {
      text[length++] = separator;
    }
    source.getChars(from, to, text, length);
    length += to - from;
    depth++;
  }

  /** Takes the last name off; the root stays. */
  void up() {
    if (length > rootLength) {
      do {
        length--;
      } while (length > rootLength && text[length] != separator);
      depth--;
    }
  }

  @Override
  public String toString() {
    return new String(text, 0, length);
  }
}
