package dev.edict.cli.playground;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/**
 * A page for writing and trying policies, served to browsers of this machine until closed. It reads
 * no files and writes none but those given, and those only when asked to.
 */
public final class Playground implements Closeable {
  private final LocalServer server;

  private Playground(LocalServer server) {
    this.server = server;
  }

  /**
   * Starts to serve.
   *
   * @throws IOException if the port is taken
   */
  public static Playground start(PlaygroundOptions options) throws IOException {
    PlaygroundCalls calls = new PlaygroundCalls(options);
    return new Playground(
        LocalServer.start("edict-playground", options.port(), PageFiles.all(), calls.all()));
  }

  /**
   * Returns the address to open in a browser of this machine. It holds the token, which opens the
   * page to whoever has it; the page removes it from what the browser shows.
   */
  public URI link() {
    return server.link();
  }

  /** Frees the port. */
  @Override
  public void close() {
    server.close();
  }
}
