package dev.edict.dsl.check;

import dev.edict.dsl.ast.Target;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the targets of rules and assertions. */
final class TargetNormalizer {
  private static final Map<String, Set<Protocol>> PROTOCOLS = protocols();
  private static final Map<String, FileAction> FILE_ACTIONS =
      Words.byKeyword(List.of(FileAction.values()), FileAction::keyword);
  private static final HttpPathPattern ANY_PATH = HttpPathPattern.parse("/**").value();
  private static final NamePattern ANY_SERVER = NamePattern.parseServer("*").value();

  private final Patterns patterns;
  private final EndpointReader endpoints;

  TargetNormalizer(Patterns patterns) {
    this.patterns = patterns;
    this.endpoints = new EndpointReader(patterns.hosts);
  }

  /** Returns the target with patterns parsed; faulty parts are reported and left out. */
  RuleTarget normalize(CheckedDocument document, Target target) {
    if (target instanceof Target.Connect connect) {
      return new RuleTarget.Connect(
          protocols(document, connect.protocols()), endpoints.read(document, connect.endpoints()));
    } else if (target instanceof Target.Http http) {
      return new RuleTarget.Http(
          methods(document, http.methods()),
          endpoints.read(document, http.endpoints()),
          http.paths().isEmpty() ? List.of(ANY_PATH) : httpPaths(document, http.paths()));
    } else if (target instanceof Target.Files files) {
      return new RuleTarget.Files(fileActions(document, files.actions()), paths(document, files));
    } else if (target instanceof Target.Call call) {
      return new RuleTarget.Call(patterns.tools.read(document, call.tools()));
    } else if (target instanceof Target.Register register) {
      return new RuleTarget.Register(patterns.servers.read(document, register.servers()));
    } else if (target instanceof Target.ReadResource read) {
      return new RuleTarget.ReadResource(
          patterns.resources.read(document, read.uris()), servers(document, read.servers()));
    } else if (target instanceof Target.GetPrompt get) {
      return new RuleTarget.GetPrompt(
          patterns.prompts.read(document, get.prompts()), servers(document, get.servers()));
    }
    throw new AssertionError(target);
  }

  private static Set<Protocol> protocols(CheckedDocument document, List<Word> words) {
    Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
    for (Word word : words) {
      Set<Protocol> meant =
          Words.lookUp(
              document, word, PROTOCOLS, DiagnosticCode.UNKNOWN_PROTOCOL, "network protocol");
      if (meant != null && !protocols.addAll(meant)) {
        reportRepeated(document, word);
      }
    }
    return protocols;
  }

  private static Set<HttpMethod> methods(CheckedDocument document, List<Word> words) {
    Set<HttpMethod> methods = EnumSet.noneOf(HttpMethod.class);
    for (Word word : words) {
      if (word.text().equals("any")) {
        methods.addAll(EnumSet.allOf(HttpMethod.class));
        continue;
      }
      HttpMethod method =
          document.accept(
              HttpMethod.parsePattern(word.text()), DiagnosticCode.UNKNOWN_METHOD, word.span());
      if (method != null && !methods.add(method)) {
        reportRepeated(document, word);
      }
    }
    return methods;
  }

  private static List<HttpPathPattern> httpPaths(CheckedDocument document, List<Text> texts) {
    List<HttpPathPattern> paths = new ArrayList<>();
    for (Text text : texts) {
      HttpPathPattern path =
          document.accept(
              HttpPathPattern.parse(text.value()), DiagnosticCode.BAD_HTTP_PATH, text.span());
      if (path != null) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static Set<FileAction> fileActions(CheckedDocument document, List<Word> words) {
    Set<FileAction> actions = EnumSet.noneOf(FileAction.class);
    for (Word word : words) {
      FileAction action =
          Words.lookUp(
              document, word, FILE_ACTIONS, DiagnosticCode.UNKNOWN_ACTION, "filesystem action");
      if (action != null && !actions.add(action)) {
        reportRepeated(document, word);
      }
    }
    return actions;
  }

  /** Beneath a path is that path followed by {@code /**}, which includes the path itself. */
  private List<PathPattern> paths(CheckedDocument document, Target.Files files) {
    List<PathPattern> written = patterns.paths.read(document, files.paths());
    if (!files.under()) {
      return written;
    }
    List<PathPattern> beneath = new ArrayList<>();
    for (PathPattern path : written) {
      String text = path.text();
      String below = text.endsWith("/**") ? text : text.equals("/") ? "/**" : text + "/**";
      PathPattern pattern =
          document.accept(
              PathPattern.parse(below), DiagnosticCode.BAD_PATH, files.paths().get(0).span());
      if (pattern != null) {
        beneath.add(pattern);
      }
    }
    return beneath;
  }

  private List<NamePattern> servers(CheckedDocument document, List<Text> texts) {
    return texts.isEmpty() ? List.of(ANY_SERVER) : patterns.servers.readTexts(document, texts);
  }

  private static void reportRepeated(CheckedDocument document, Word word) {
    document.report(
        DiagnosticCode.DUPLICATE_ITEM, word.span(), "`" + word.text() + "` is already in the list");
  }

  private static Map<String, Set<Protocol>> protocols() {
    Map<String, Set<Protocol>> protocols = new LinkedHashMap<>();
    for (Protocol protocol : Protocol.values()) {
      protocols.put(protocol.name().toLowerCase(Locale.ROOT), EnumSet.of(protocol));
    }
    protocols.put("any", EnumSet.allOf(Protocol.class));
    return protocols;
  }
}
