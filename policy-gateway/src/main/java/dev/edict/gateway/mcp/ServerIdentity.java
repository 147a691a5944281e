package dev.edict.gateway.mcp;

import dev.edict.eval.request.McpServer;
import dev.edict.gateway.mcp.McpServerSettings.Remote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Says who a server is, from its settings and what is on the disk; never from what it says. */
final class ServerIdentity {
  private static final int BUFFER = 1 << 16;

  private ServerIdentity() {}

  /**
   * Returns the server as decisions see it.
   *
   * @throws IOException if its artifact cannot be read
   */
  static McpServer of(McpServerSettings settings) throws IOException {
    Path artifact = settings.artifact();
    String digest = artifact == null ? settings.digest() : digest(artifact);
    String url = settings.way() instanceof Remote remote ? remote.url().toString() : null;
    return new McpServer(settings.name(), settings.catalog(), digest, url);
  }

  /** Returns whether an artifact has the digest that its settings name, if they name one. */
  static boolean isConsistent(McpServerSettings settings, McpServer server) {
    return settings.digest() == null || settings.digest().equals(server.digest());
  }

  private static String digest(Path artifact) throws IOException {
    try (InputStream in = Files.newInputStream(artifact)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
      return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
