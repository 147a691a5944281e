package dev.edict.eval.table;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.mcp.PromptName;
import dev.edict.dsl.match.mcp.ResourceUri;
import dev.edict.dsl.match.mcp.ServerName;
import dev.edict.dsl.match.mcp.ToolName;
import dev.edict.eval.combine.CompiledRule;
import java.util.function.Consumer;

/** The MCP rules of one effect. */
public final class McpTable {
  private final McpIndex index;
  private final Effect effect;

  McpTable(McpIndex index, Effect effect) {
    this.index = index;
    this.effect = effect;
  }

  /** Reports the rules about registering a server. */
  public void findRegister(ServerName server, Scope scope, Consumer<? super CompiledRule> sink) {
    findServer(server, reporting(Verbs.REGISTER, scope, sink));
  }

  /** Reports the rules about calling a tool. */
  public void findCall(
      ServerName server, ToolName tool, Scope scope, Consumer<? super CompiledRule> sink) {
    Consumer<Cell> cells = reporting(Verbs.CALL, scope, sink);
    findServer(server, cells);
    findName(index.tools(), server, tool.text(), cells);
  }

  /** Reports the rules about getting a prompt. */
  public void findPrompt(
      ServerName server, PromptName prompt, Scope scope, Consumer<? super CompiledRule> sink) {
    Consumer<Cell> cells = reporting(Verbs.GET_PROMPT, scope, sink);
    findServer(server, cells);
    findName(index.prompts(), server, prompt.text(), cells);
  }

  /** Reports the rules about reading a resource. */
  public void findResource(
      ServerName server, ResourceUri uri, Scope scope, Consumer<? super CompiledRule> sink) {
    Consumer<Cell> cells = reporting(Verbs.READ_RESOURCE, scope, sink);
    findServer(server, cells);
    find(index.resources(), server.text(), uris -> uris.find(uri, cells));
  }

  private Consumer<Cell> reporting(int verb, Scope scope, Consumer<? super CompiledRule> sink) {
    Cell.Report report = new Cell.Report(index.order(), effect, scope, sink);
    return cell -> cell.report(Asked.of(verb, Verbs.NO_PORT), report);
  }

  private void findServer(ServerName server, Consumer<Cell> cells) {
    find(index.servers(), server.text(), cells);
  }

  private static void findName(
      GlobIndex<GlobIndex<Cell>> names, ServerName server, String name, Consumer<Cell> cells) {
    find(names, server.text(), inner -> find(inner, name, cells));
  }

  private static <V> void find(GlobIndex<V> index, String name, Consumer<V> sink) {
    index.find(name, 0, name.length(), sink);
  }
}
