package dev.edict.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/**
 * The version that the build wrote into the jar; the same on the class path and the module path.
 */
final class BuildVersion implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"edict " + number()};
  }

  /**
   * Returns the number alone.
   *
   * @throws IOException if the jar holds none
   */
  static String number() throws IOException {
    try (InputStream version = BuildVersion.class.getResourceAsStream("version.txt")) {
      if (version == null) {
        throw new IOException("the jar holds no version");
      }
      return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
