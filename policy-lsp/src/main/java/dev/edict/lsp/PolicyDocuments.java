package dev.edict.lsp;

import dev.edict.dsl.diagnostic.Diagnostic.SuggestedFix;
import dev.edict.dsl.format.PolicyFormatter;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** Answers questions about documents, and tells the client what is found in them. */
final class PolicyDocuments implements TextDocumentService {
  private static final String SOURCE = "edict";

  private final PolicyWorkspace workspace;
  private final Examination examination = new Examination();
  private final Set<String> reported = new HashSet<>();
  private @Nullable LanguageClient client;

  PolicyDocuments(PolicyWorkspace workspace) {
    this.workspace = workspace;
  }

  void connect(LanguageClient connected) {
    client = connected;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    workspace.put(params.getTextDocument().getUri(), params.getTextDocument().getText());
    publish();
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    // Texts come whole.
    params
        .getContentChanges()
        .forEach(change -> workspace.put(params.getTextDocument().getUri(), change.getText()));
    publish();
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    workspace.close(params.getTextDocument().getUri());
    publish();
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    workspace.readFiles();
    publish(snapshot -> examination.failures(snapshot.analysis()));
  }

  /** Tells the client the findings of every document, also that there are none any more. */
  void publish() {
    publish(snapshot -> List.of());
  }

  /**
   * Tells the client the findings.
   *
   * @param more what is found besides those of reading the texts
   */
  private void publish(Function<Snapshot, List<dev.edict.dsl.diagnostic.Diagnostic>> more) {
    LanguageClient connected = client;
    if (connected == null) {
      return;
    }
    Snapshot snapshot = workspace.snapshot();
    Map<String, List<Diagnostic>> byUri = new LinkedHashMap<>();
    reported.forEach(uri -> byUri.put(uri, new ArrayList<>()));
    snapshot.uris().values().forEach(uri -> byUri.put(uri, new ArrayList<>()));
    List<dev.edict.dsl.diagnostic.Diagnostic> findings =
        new ArrayList<>(snapshot.analysis().diagnostics());
    findings.addAll(more.apply(snapshot));
    for (dev.edict.dsl.diagnostic.Diagnostic finding : findings) {
      String uri = snapshot.uri(finding.location().source());
      byUri.computeIfAbsent(uri, any -> new ArrayList<>()).add(diagnostic(snapshot, finding));
    }
    reported.clear();
    reported.addAll(snapshot.uris().values());
    byUri.forEach(
        (uri, found) -> connected.publishDiagnostics(new PublishDiagnosticsParams(uri, found)));
  }

  private static Diagnostic diagnostic(
      Snapshot snapshot, dev.edict.dsl.diagnostic.Diagnostic finding) {
    PolicySource source = finding.location().source();
    String help = finding.help().isEmpty() ? "" : "\n" + finding.help();
    Diagnostic diagnostic =
        new Diagnostic(
            Positions.of(source, finding.location().span()),
            finding.message() + help,
            switch (finding.severity()) {
              case ERROR -> DiagnosticSeverity.Error;
              case WARNING -> DiagnosticSeverity.Warning;
              case NOTE -> DiagnosticSeverity.Information;
            },
            SOURCE,
            finding.code().id());
    diagnostic.setRelatedInformation(
        finding.related().stream()
            .map(
                related ->
                    new DiagnosticRelatedInformation(
                        location(snapshot, related.location().source(), related.location().span()),
                        related.note()))
            .toList());
    return diagnostic;
  }

  private static Location location(Snapshot snapshot, PolicySource source, SourceSpan span) {
    return new Location(snapshot.uri(source), Positions.of(source, span));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    Snapshot snapshot = workspace.snapshot();
    List<CompletionItem> items =
        document(snapshot, params.getTextDocument().getUri())
            .map(document -> Completions.at(snapshot, document, params.getPosition()))
            .orElse(List.of());
    return CompletableFuture.completedFuture(Either.forLeft(items));
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    Snapshot snapshot = workspace.snapshot();
    Optional<Hover> hover =
        document(snapshot, params.getTextDocument().getUri())
            .flatMap(
                document ->
                    Hovers.at(
                        snapshot, document, offset(document, params.getPosition()), examination))
            .map(text -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, text)));
    // The protocol answers null where there is nothing to show.
    CompletableFuture<Hover> answer = new CompletableFuture<>();
    answer.complete(hover.orElse(null));
    return answer;
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    Snapshot snapshot = workspace.snapshot();
    List<Location> found =
        document(snapshot, params.getTextDocument().getUri())
            .flatMap(document -> declaration(snapshot, document, params.getPosition()))
            .map(place -> List.of(location(snapshot, place.document().source(), place.span())))
            .orElse(List.of());
    return CompletableFuture.completedFuture(Either.forLeft(found));
  }

  private static Optional<Snapshot.Occurrence> declaration(
      Snapshot snapshot, ParseResult document, Position position) {
    int offset = offset(document, position);
    return snapshot
        .setNameAt(document, offset)
        .flatMap(name -> snapshot.setDeclaration(document, name.name()))
        .or(() -> snapshot.ruleNamedAt(document, offset));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    Snapshot snapshot = workspace.snapshot();
    List<Location> found =
        uses(snapshot, params.getTextDocument().getUri(), params.getPosition()).stream()
            .map(use -> location(snapshot, use.document().source(), use.span()))
            .toList();
    return CompletableFuture.completedFuture(found);
  }

  private static List<Snapshot.Occurrence> uses(Snapshot snapshot, String uri, Position position) {
    return document(snapshot, uri)
        .flatMap(
            document ->
                snapshot
                    .setNameAt(document, offset(document, position))
                    .flatMap(name -> snapshot.setDeclaration(document, name.name())))
        .map(snapshot::setUses)
        .orElse(List.of());
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    Snapshot snapshot = workspace.snapshot();
    String name = params.getNewName();
    if (!isName(name)) {
      throw new ResponseErrorException(
          new ResponseError(
              ResponseErrorCode.InvalidParams,
              "the name of a set is a word of ASCII letters, digits and _",
              name));
    }
    Map<String, List<TextEdit>> edits = new HashMap<>();
    for (Snapshot.Occurrence use :
        uses(snapshot, params.getTextDocument().getUri(), params.getPosition())) {
      PolicySource source = use.document().source();
      edits
          .computeIfAbsent(snapshot.uri(source), any -> new ArrayList<>())
          .add(new TextEdit(Positions.of(source, use.span()), name));
    }
    return CompletableFuture.completedFuture(new WorkspaceEdit(edits));
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && !(name.charAt(0) >= '0' && name.charAt(0) <= '9')
        && name.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '_');
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    Snapshot snapshot = workspace.snapshot();
    List<TextEdit> edits =
        document(snapshot, params.getTextDocument().getUri())
            .map(ParseResult::source)
            .flatMap(
                source ->
                    PolicyFormatter.format(source)
                        .text()
                        .filter(text -> !text.equals(source.text()))
                        .map(
                            text ->
                                List.of(new TextEdit(Positions.of(source, whole(source)), text))))
            .orElse(List.of());
    return CompletableFuture.completedFuture(edits);
  }

  private static SourceSpan whole(PolicySource source) {
    return new SourceSpan(0, source.text().codePointCount(0, source.text().length()));
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    Snapshot snapshot = workspace.snapshot();
    String uri = PolicyWorkspace.normal(params.getTextDocument().getUri());
    List<CodeLens> lenses =
        examination.tests(snapshot.analysis()).stream()
            .filter(test -> uri.equals(snapshot.uri(test.location().source())))
            .map(TestLenses::of)
            .toList();
    return CompletableFuture.completedFuture(lenses);
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    Snapshot snapshot = workspace.snapshot();
    String uri = PolicyWorkspace.normal(params.getTextDocument().getUri());
    List<Either<Command, CodeAction>> actions = new ArrayList<>();
    List<dev.edict.dsl.diagnostic.Diagnostic> findings =
        new ArrayList<>(snapshot.analysis().diagnostics());
    findings.addAll(examination.failures(snapshot.analysis()));
    for (dev.edict.dsl.diagnostic.Diagnostic finding : findings) {
      PolicySource source = finding.location().source();
      if (uri.equals(snapshot.uri(source)) && finding.fix().isPresent()) {
        SourceSpan span = finding.location().span();
        boolean touched =
            offset(source, params.getRange().getStart()) <= span.end()
                && offset(source, params.getRange().getEnd()) >= span.start();
        if (touched) {
          actions.add(Either.forRight(action(snapshot, finding, finding.fix().get())));
        }
      }
    }
    return CompletableFuture.completedFuture(actions);
  }

  private static CodeAction action(
      Snapshot snapshot, dev.edict.dsl.diagnostic.Diagnostic finding, SuggestedFix fix) {
    PolicySource source = finding.location().source();
    CodeAction action = new CodeAction(title(fix));
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(diagnostic(snapshot, finding)));
    TextEdit edit = new TextEdit(Positions.of(source, fix.span()), fix.replacement());
    action.setEdit(new WorkspaceEdit(Map.of(snapshot.uri(source), List.of(edit))));
    return action;
  }

  private static String title(SuggestedFix fix) {
    String verb = fix.span().length() == 0 ? "Add" : "Replace with";
    return verb + " `" + fix.replacement().strip() + "`";
  }

  private static Optional<ParseResult> document(Snapshot snapshot, String uri) {
    return snapshot.document(PolicyWorkspace.normal(uri));
  }

  private static int offset(ParseResult document, Position position) {
    return offset(document.source(), position);
  }

  private static int offset(PolicySource source, Position position) {
    return Positions.offset(source, position);
  }
}
