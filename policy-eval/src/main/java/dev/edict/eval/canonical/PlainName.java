package dev.edict.eval.canonical;

import java.util.Arrays;

/**
 * Tells, without making an object, which texts are names of MCP servers and tools; they are
 * canonical as they stand.
 */
public final class PlainName {
  private static final int LONGEST = 128;
  private static final byte[] FOREIGN = foreign();

  private PlainName() {}

  private static byte[] foreign() {
    byte[] foreign = new byte[128];
    Arrays.fill(foreign, (byte) 1);
    Arrays.fill(foreign, '0', '9' + 1, (byte) 0);
    Arrays.fill(foreign, 'a', 'z' + 1, (byte) 0);
    Arrays.fill(foreign, 'A', 'Z' + 1, (byte) 0);
    foreign['_'] = 0;
    foreign['.'] = 0;
    foreign['-'] = 0;
    return foreign;
  }

  /** Returns whether {@code text} is a name. */
  public static boolean isName(String text) {
    int length = text.length();
    if (length == 0 || length > LONGEST) {
      return false;
    }
    int met = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      met |= c < 128 ? FOREIGN[c] : 1;
    }
    return met == 0;
  }
}
