package dev.edict.bench.neutral;

/** A request as a service holds it before it asks: plain strings and numbers, nothing parsed. */
public sealed interface NeutralRequest {

  /** Returns what the request is about. */
  Area area();

  /**
   * Opening a TCP connection.
   *
   * @param host a name in lower case or an address
   * @param port the port
   */
  record ToHost(String host, int port) implements NeutralRequest {
    @Override
    public Area area() {
      return Area.NET;
    }
  }

  /**
   * Using a file.
   *
   * @param path an absolute path without {@code .}, {@code ..} or a slash at its end
   * @param write whether it would be written, not read
   */
  record ToPath(String path, boolean write) implements NeutralRequest {
    @Override
    public Area area() {
      return Area.FS;
    }
  }

  /**
   * Calling a tool.
   *
   * @param server the server's name
   * @param tool the tool's name
   */
  record ToTool(String server, String tool) implements NeutralRequest {
    @Override
    public Area area() {
      return Area.MCP;
    }
  }
}
