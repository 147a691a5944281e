package dev.edict.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The server's side of the protocol: what it can do, and its beginning and end. */
final class PolicyLanguageServer implements LanguageServer, LanguageClientAware, WorkspaceService {
  private final PolicyWorkspace workspace = new PolicyWorkspace();
  private final PolicyDocuments documents = new PolicyDocuments(workspace);
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean shutDown;

  boolean wasShutDown() {
    return shutDown;
  }

  void awaitEnd() throws InterruptedException {
    end.await();
  }

  @Override
  public void connect(LanguageClient client) {
    documents.connect(client);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    workspace.open(rootUri(params));
    ServerCapabilities can = new ServerCapabilities();
    can.setTextDocumentSync(TextDocumentSyncKind.Full);
    can.setCompletionProvider(new CompletionOptions(false, List.of("\"", ".")));
    can.setHoverProvider(true);
    can.setCodeLensProvider(new CodeLensOptions(false));
    can.setDefinitionProvider(true);
    can.setReferencesProvider(true);
    can.setRenameProvider(true);
    can.setDocumentFormattingProvider(true);
    can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    return CompletableFuture.completedFuture(new InitializeResult(can, new ServerInfo("edict")));
  }

  // Clients of the protocol before 3.6 know one root and no folders.
  @SuppressWarnings("deprecation")
  private static @Nullable String rootUri(InitializeParams params) {
    List<WorkspaceFolder> folders = params.getWorkspaceFolders();
    return folders == null || folders.isEmpty() ? params.getRootUri() : folders.get(0).getUri();
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(new Object());
  }

  @Override
  public void exit() {
    end.countDown();
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return this;
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // There is nothing to configure.
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    workspace.readFiles();
    documents.publish();
  }
}
