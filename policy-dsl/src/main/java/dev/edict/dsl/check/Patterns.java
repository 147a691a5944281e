package dev.edict.dsl.check;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import java.util.List;

/** One reader for each kind of pattern, shared by all documents of a policy set. */
final class Patterns {
  final PatternReader<EndpointPattern> hosts;
  final PatternReader<PathPattern> paths;
  final PatternReader<ToolPattern> tools;
  final PatternReader<NamePattern> servers;
  final PatternReader<UriPattern> resources;
  final PatternReader<NamePattern> prompts;

  Patterns(SetTable sets, ExpansionBudget budget) {
    hosts =
        new PatternReader<>(
            sets, SetType.HOST, DiagnosticCode.BAD_HOST, EndpointPattern::parse, budget);
    paths =
        new PatternReader<>(
            sets, SetType.PATH, DiagnosticCode.BAD_PATH, PathPattern::parse, budget);
    tools =
        new PatternReader<>(
            sets, SetType.TOOL, DiagnosticCode.BAD_TOOL, ToolPattern::parse, budget);
    servers =
        new PatternReader<>(
            sets, SetType.SERVER, DiagnosticCode.BAD_NAME, NamePattern::parseServer, budget);
    resources =
        new PatternReader<>(
            sets, SetType.RESOURCE, DiagnosticCode.BAD_URI, UriPattern::parse, budget);
    prompts =
        new PatternReader<>(
            sets, SetType.PROMPT, DiagnosticCode.BAD_NAME, NamePattern::parsePrompt, budget);
  }

  /** Reads every declared set, so that sets which no rule uses are checked too. */
  void readDeclared(List<CheckedDocument> documents) {
    for (CheckedDocument document : documents) {
      for (PatternReader<?> reader : List.of(hosts, paths, tools, servers, resources, prompts)) {
        reader.readDeclared(document);
      }
    }
  }
}
