package dev.edict.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Runs the language server over two streams. */
public final class LanguageServerProcess {
  private LanguageServerProcess() {}

  /**
   * Serves one client until it says goodbye or its stream ends; returns the exit code that the
   * protocol asks for: 0 after an orderly shutdown, else 1.
   *
   * @param in what the client sends
   * @param out what the client reads
   * @throws InterruptedException if the thread is interrupted
   */
  public static int run(InputStream in, OutputStream out) throws InterruptedException {
    PolicyLanguageServer server = new PolicyLanguageServer();
    Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
    server.connect(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    Thread watch = new Thread(() -> endWith(listening, server), "edict-lsp-end");
    watch.setDaemon(true);
    watch.start();
    server.awaitEnd();
    return server.wasShutDown() ? 0 : 1;
  }

  /** Ends the server when the client's stream does, with or without a farewell. */
  private static void endWith(Future<Void> listening, PolicyLanguageServer server) {
    try {
      listening.get();
    } catch (ExecutionException | CancellationException | InterruptedException broken) {
      // However the stream ended, there is nobody left to serve.
    } finally {
      server.exit();
    }
  }
}
