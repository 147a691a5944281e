package dev.edict.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of the protocol talks to the server over two streams, as an editor does. */
class LanguageServerTest {
  private static final String SHARED =
      """
      edict 1

      set apis: host = ["api.anthropic.com:443"]
      """;
  private static final String POLICY =
      """
      edict 1

      import apis from "shared.edict"

      policy "\uD83D\uDE00 A" level org

      attribute subject.clearance: string

      network {
        allow "models" connect tcp to apis, "*.example.com:443"
        deny "\uD83D\uDE00" connect tpc to "x"
      }

      test "t" {
        allow connect tcp to "api.anthropic.com:443" by "models"
      }
      """;

  private static final String VALID =
      """
      edict 1

      policy "A" level org
      network {
        allow "all" connect tcp to "**.example.com:443"
        allow "one" connect tcp to "one.example.com:443"
      }

      """;
  private static final String TESTS =
      """
      test "right" {
        allow connect tcp to "one.example.com:443" by "all"
        deny connect tcp to "one.example.org:443" by default
      }

      test "wrong" {
        deny connect tcp to "one.example.com:443"
        deny connect tcp to "one.example.org:443"
      }
      """;

  @TempDir private Path folder;
  private final Editor editor = new Editor();
  private PipedOutputStream closer = new PipedOutputStream();
  private LanguageServer server = new PolicyLanguageServer();
  private CompletableFuture<Integer> ended = new CompletableFuture<>();
  private Future<Void> listening = new CompletableFuture<>();
  private String uri = "";
  private String sharedUri = "";

  /** Keeps what the server says. */
  private static final class Editor implements LanguageClient {
    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
      published.add(diagnostics);
    }

    /** Returns the next findings about a document. */
    List<Diagnostic> next(String uri) throws InterruptedException {
      while (true) {
        PublishDiagnosticsParams next = published.poll(60, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("nothing was published about " + uri);
        }
        if (next.getUri().equals(uri)) {
          return next.getDiagnostics();
        }
      }
    }

    @Override
    public void telemetryEvent(Object object) {
      throw new AssertionError(object);
    }

    @Override
    public void showMessage(MessageParams message) {
      throw new AssertionError(message);
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams ask) {
      throw new AssertionError(ask);
    }

    @Override
    public void logMessage(MessageParams message) {
      throw new AssertionError(message);
    }
  }

  @BeforeEach
  void start() throws Exception {
    Path shared = Files.writeString(folder.resolve("shared.edict"), SHARED);
    sharedUri = shared.toUri().toString();
    uri = folder.resolve("a.edict").toUri().toString();
    PipedInputStream toServer = new PipedInputStream(1 << 16);
    PipedInputStream toClient = new PipedInputStream(1 << 16);
    PipedOutputStream fromClient = new PipedOutputStream(toServer);
    PipedOutputStream fromServer = new PipedOutputStream(toClient);
    ended =
        CompletableFuture.supplyAsync(
            () -> {
              try (fromServer) {
                return LanguageServerProcess.run(toServer, fromServer);
              } catch (Exception broken) {
                throw new AssertionError(broken);
              }
            });
    Launcher<LanguageServer> client =
        LSPLauncher.createClientLauncher(editor, toClient, fromClient);
    listening = client.startListening();
    server = client.getRemoteProxy();
    InitializeParams params = new InitializeParams();
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "f")));
    assertThat(server.initialize(params).get().getCapabilities().getHoverProvider().getLeft())
        .isTrue();
    open(POLICY);
    closer = fromClient;
  }

  @AfterEach
  void stop() throws Exception {
    server.shutdown().get();
    server.exit();
    closer.close();
    assertThat(ended.get(60, TimeUnit.SECONDS)).isZero();
    listening.cancel(true);
  }

  @Test
  void showsFindingsAsOneTypes() throws Exception {
    Diagnostic found = editor.next(uri).get(0);
    assertThat(found.getCode().getLeft()).isEqualTo("unknown-protocol");
    // The pictograph before it counts as two units.
    assertThat(found.getRange()).isEqualTo(range(10, 20, 10, 23));
    change(POLICY.replace("tpc", "tcp"));
    assertThat(editor.next(uri)).isEmpty();
    change(POLICY.replace("tpc", "tcp").replace("import apis", "import apes"));
    assertThat(editor.next(uri)).extracting(one -> one.getCode().getLeft()).contains("unknown-set");
  }

  @Test
  void mendsWhatHasOnePlausibleChange() throws Exception {
    CodeActionParams ask =
        new CodeActionParams(id(), range(10, 21, 10, 21), new CodeActionContext(List.of()));
    CodeAction action = server.getTextDocumentService().codeAction(ask).get().get(0).getRight();
    assertThat(action.getTitle()).isEqualTo("Replace with `tcp`");
    assertThat(action.getEdit().getChanges().get(uri))
        .containsExactly(new TextEdit(range(10, 20, 10, 23), "tcp"));
    ask.setRange(range(0, 0, 0, 1));
    assertThat(server.getTextDocumentService().codeAction(ask).get()).isEmpty();
  }

  @Test
  void completesNamesAndWords() throws Exception {
    assertThat(complete(9, 32)).contains("apis", "allow", "subject");
    change(POLICY + "// x\nnetwork { allow connect tcp to \"y\" when subject.");
    assertThat(complete(18, 50)).containsExactlyInAnyOrder("user", "org", "teams", "clearance");
    change(POLICY + "test \"u\" { deny read on \"/x\" by \"");
    assertThat(complete(17, 33)).contains("models");
    change(POLICY + "import apis from \"");
    assertThat(complete(17, 18)).containsExactly("shared.edict");
    change(POLICY + "// al");
    assertThat(complete(17, 5)).isEmpty();
  }

  @Test
  void saysWhatAPatternMatchesAndASetHolds() throws Exception {
    assertThat(hover(9, 40)).contains("exactly one label before `example.com`", "port 443");
    assertThat(hover(9, 33)).contains("set apis: host = [\"api.anthropic.com:443\"]");
    assertThat(hover(14, 52)).contains("allow \"models\"");
    HoverParams nowhere = new HoverParams(id(), new Position(0, 0));
    assertThat(server.getTextDocumentService().hover(nowhere).get()).isNull();
  }

  @Test
  void goesToDeclarations() throws Exception {
    assertThat(definition(9, 33)).containsExactly(new Location(sharedUri, range(2, 4, 2, 8)));
    assertThat(definition(14, 52)).hasSize(1).allMatch(place -> place.getUri().equals(uri));
    assertThat(definition(0, 0)).isEmpty();
  }

  @Test
  void renamesASetWhereverItIsNamed() throws Exception {
    ReferenceParams ask =
        new ReferenceParams(id(), new Position(9, 33), new ReferenceContext(true));
    assertThat(server.getTextDocumentService().references(ask).get()).hasSize(3);
    RenameParams rename = new RenameParams(id(), new Position(9, 33), "model_hosts");
    Map<String, List<TextEdit>> edits =
        server.getTextDocumentService().rename(rename).get().getChanges();
    assertThat(edits.get(sharedUri))
        .containsExactly(new TextEdit(range(2, 4, 2, 8), "model_hosts"));
    assertThat(edits.get(uri)).hasSize(2);
    rename.setNewName("no name");
    assertThatThrownBy(() -> server.getTextDocumentService().rename(rename).get())
        .hasMessageContaining("a word of ASCII letters");
  }

  @Test
  void formatsADocumentThatParses() throws Exception {
    DocumentFormattingParams ask =
        new DocumentFormattingParams(id(), new FormattingOptions(2, true));
    change("edict   1\n");
    assertThat(server.getTextDocumentService().formatting(ask).get())
        .first()
        .isEqualTo(new TextEdit(range(0, 0, 1, 0), "edict 1\n"));
    change("edict 1\n");
    assertThat(server.getTextDocumentService().formatting(ask).get()).isEmpty();
    change("edict 1\npolicy");
    assertThat(server.getTextDocumentService().formatting(ask).get()).isEmpty();
  }

  @Test
  void showsTestsAsPassedOrFailedWithTheReason() throws Exception {
    assertThat(lenses()).isEmpty();
    change(VALID + TESTS);
    assertThat(lenses())
        .containsExactly(
            "8: 2 requests are decided as expected",
            "13: fails: expected deny, got allow by `all`: allowed by rule \"all\" of policy"
                + " \"A\" (and 1 more)");
  }

  @Test
  void runsTestsWhenADocumentIsSaved() throws Exception {
    change(VALID + TESTS);
    List<Diagnostic> typed = editor.next(uri);
    while (!typed.isEmpty()) {
      typed = editor.next(uri);
    }
    server.getTextDocumentService().didSave(new DidSaveTextDocumentParams(id()));
    assertThat(editor.next(uri))
        .extracting(one -> one.getCode().getLeft())
        .containsExactly("test-failed", "idle-expectation");
    CodeActionParams ask =
        new CodeActionParams(id(), range(15, 6, 15, 6), new CodeActionContext(List.of()));
    CodeAction action = server.getTextDocumentService().codeAction(ask).get().get(0).getRight();
    assertThat(action.getTitle()).isEqualTo("Add `by default`");
  }

  @Test
  void saysWhichRuleShadowsAnother() throws Exception {
    change(VALID);
    assertThat(hover(5, 10)).contains("**redundant-rule**", "`all`", "a.edict:5:3");
    HoverParams fine = new HoverParams(id(), new Position(4, 10));
    Hover hover = server.getTextDocumentService().hover(fine).get();
    assertThat(String.valueOf(hover)).doesNotContain("redundant-rule");
  }

  private List<String> lenses() throws Exception {
    List<String> titles = new ArrayList<>();
    for (CodeLens lens : server.getTextDocumentService().codeLens(new CodeLensParams(id())).get()) {
      titles.add(lens.getRange().getStart().getLine() + ": " + lens.getCommand().getTitle());
    }
    return titles;
  }

  private void open(String text) {
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "edict", 1, text)));
  }

  private void change(String text) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, 2),
                List.of(new TextDocumentContentChangeEvent(text))));
  }

  private List<String> complete(int line, int character) throws Exception {
    CompletionParams ask = new CompletionParams(id(), new Position(line, character));
    List<String> labels = new ArrayList<>();
    for (CompletionItem item : server.getTextDocumentService().completion(ask).get().getLeft()) {
      labels.add(item.getLabel());
    }
    return labels;
  }

  private String hover(int line, int character) throws Exception {
    HoverParams ask = new HoverParams(id(), new Position(line, character));
    Hover hover = server.getTextDocumentService().hover(ask).get();
    return hover.getContents().getRight().getValue();
  }

  private List<Location> definition(int line, int character) throws Exception {
    DefinitionParams ask = new DefinitionParams(id(), new Position(line, character));
    return List.copyOf(server.getTextDocumentService().definition(ask).get().getLeft());
  }

  private TextDocumentIdentifier id() {
    return new TextDocumentIdentifier(uri);
  }

  private static Range range(int line, int from, int endLine, int to) {
    return new Range(new Position(line, from), new Position(endLine, to));
  }
}
