package dev.edict.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A test of any module, as {@code module/package.Class#method}. Other modules are not on the path
 * of this one, so their sources are looked at.
 *
 * @param source the file with the class
 * @param method the name of the method
 */
record NamedTest(Path source, String method) {

  static NamedTest parse(String text) {
    int slash = text.indexOf('/');
    int hash = text.indexOf('#');
    if (slash < 1 || hash < slash) {
      throw new IllegalArgumentException("not module/package.Class#method: " + text);
    }
    Path source =
        Path.of("..", text.substring(0, slash), "src", "test", "java")
            .resolve(text.substring(slash + 1, hash).replace('.', '/') + ".java");
    return new NamedTest(source, text.substring(hash + 1));
  }

  /** Returns whether the class has a method of that name that is run as a test. */
  boolean isThere() throws IOException {
    if (!Files.exists(source)) {
      return false;
    }
    List<String> lines = Files.readAllLines(source);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith("  void " + method + "(")) {
        return lines.get(i - 1).startsWith("  @Test");
      }
    }
    return false;
  }
}
