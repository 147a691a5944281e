package dev.edict.lsp;

import java.util.ArrayDeque;
import java.util.Deque;

/** Resolves names of files inside a policy set. */
final class FileNames {
  private FileNames() {}

  /**
   * Returns the name that a relative one means.
   *
   * @param folder the folder of the importing file, empty or ending in a slash
   * @param relative the name as written
   */
  static String resolve(String folder, String relative) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (folder + relative).split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
