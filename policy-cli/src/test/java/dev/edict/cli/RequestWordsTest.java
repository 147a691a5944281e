package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.request.TransferRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWordsTest {
  private static final Subject ALICE = Subject.user("alice");
  private static final Environment HERE = Environment.UNKNOWN.withAgent("claude");

  @ParameterizedTest
  @ValueSource(
      strings = {"connect tcp paste.ee:443", "connect paste.ee:443", "connect tcp to paste.ee:443"})
  void readsAConnection(String words) {
    assertThat(parse(words))
        .isEqualTo(
            NetworkRequest.builder(ALICE, "paste.ee", 443)
                .environment(HERE)
                .protocol(Protocol.TCP)
                .build());
  }

  @Test
  void readsEverythingAConnectionCanHave() {
    assertThat(parse("connect udp [2001:db8::1]:53 inspecting resolved 192.0.2.1 192.0.2.2"))
        .isEqualTo(
            NetworkRequest.builder(ALICE, "[2001:db8::1]", 53)
                .environment(HERE)
                .protocol(Protocol.UDP)
                .inspecting()
                .resolvedAddresses(List.of("192.0.2.1", "192.0.2.2"))
                .build());
  }

  @Test
  void leavesItToTheDecisionWhetherAPortExists() {
    assertThat(parse("connect paste.ee:99999"))
        .isInstanceOfSatisfying(
            NetworkRequest.class, request -> assertThat(request.port()).isEqualTo(99_999));
  }

  @Test
  void readsHttp() {
    assertThat(parse("http GET https://example.com/a resolved 192.0.2.1"))
        .isEqualTo(
            HttpRequest.builder(ALICE, "GET", new HttpRequest.Target.Url("https://example.com/a"))
                .environment(HERE)
                .resolvedAddresses(List.of("192.0.2.1"))
                .build());
  }

  @ParameterizedTest
  @CsvSource({"read,READ", "write,WRITE", "execute,EXECUTE", "delete,DELETE"})
  void readsTheUseOfAFile(String word, FileAction action) {
    FileRequest expected = FileRequest.of(ALICE, HERE, action, "~/x");
    assertThat(parse(word + " ~/x")).isEqualTo(expected);
    assertThat(parse(word + " on ~/x real /y")).isEqualTo(expected.withRealPath("/y"));
  }

  @Test
  void readsAMount() {
    MountRequest expected = MountRequest.of(ALICE, HERE, MountRequest.Access.WRITE, "~/w");
    assertThat(parse("mount write ~/w")).isEqualTo(expected);
    assertThat(parse("mount write on ~/w masking real /w"))
        .isEqualTo(expected.withMasking().withRealPath("/w"));
  }

  @ParameterizedTest
  @CsvSource({"rename,RENAME", "link,LINK", "symlink,SYMLINK", "copy,COPY"})
  void readsATransfer(String word, TransferRequest.Kind kind) {
    TransferRequest expected = TransferRequest.of(ALICE, HERE, kind, "~/a", "/b");
    assertThat(parse(word + " ~/a /b")).isEqualTo(expected);
    assertThat(parse(word + " ~/a to /b file real /c /d"))
        .isEqualTo(expected.ofSingleFile().withRealPaths("/c", "/d"));
  }

  @Test
  void readsWhatAProxySaw() {
    assertThat(parse("proxy a.example:443"))
        .isEqualTo(ProxyRequest.builder(ALICE, "a.example:443").environment(HERE).build());
    assertThat(
            parse("proxy to a.example:443 sni b host c http GET /p inspecting resolved 192.0.2.1"))
        .isEqualTo(
            ProxyRequest.builder(ALICE, "a.example:443")
                .environment(HERE)
                .sni("b")
                .hostHeader("c")
                .message("GET", "/p")
                .inspecting()
                .resolvedAddresses(List.of("192.0.2.1"))
                .build());
  }

  @Test
  void readsACallWithItsArgumentsAsTheyStand() {
    assertThat(
            RequestWords.parse(
                ALICE, HERE, List.of("call", "github-official/get_me", "{\"a\": 1}")))
        .isInstanceOfSatisfying(
            ToolCallRequest.class,
            call -> {
              assertThat(call.server().name()).isEqualTo("github-official");
              assertThat(call.tool().name()).isEqualTo("get_me");
              assertThat(call.arguments()).isEqualTo("{\"a\": 1}");
            });
    assertThat(((ToolCallRequest) parse("call s/t")).arguments()).isNull();
  }

  @Test
  void readsWhatIsAskedOfServers() {
    McpServer github = McpServer.named("github");
    assertThat(parse("register github"))
        .isEqualTo(new ServerRegistrationRequest(ALICE, HERE, github));
    assertThat(parse("register github from docker-hub digest sha256:00"))
        .isEqualTo(
            new ServerRegistrationRequest(
                ALICE, HERE, github.fromCatalog("docker-hub").withDigest("sha256:00")));
    assertThat(parse("read-resource github docs://x"))
        .isEqualTo(new ResourceReadRequest(ALICE, HERE, github, "docs://x"));
    assertThat(parse("get-prompt github summary"))
        .isEqualTo(new PromptRequest(ALICE, HERE, github, "summary"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect                | HOST:PORT is missing",
        "connect paste.ee       | has no port",
        "connect paste.ee:      | has no port",
        "connect paste.ee:https | has no port",
        "connect paste.ee:+1    | has no port",
        "connect a:1 b          | unexpected `b`",
        "connect a:1 resolved   | an address is missing",
        "http GET               | a URL is missing",
        "read                   | a path is missing",
        "read a b               | unexpected `b`",
        "mount execute x        | write read or write",
        "rename /a              | a second path is missing",
        "proxy                  | HOST:PORT is missing",
        "proxy a:1 http GET     | a path is missing",
        "call github            | names no tool",
        "register               | a server is missing",
        "get-prompt wiki        | a prompt is missing",
        "fetch x                | unknown request `fetch`"
      })
  void saysWhatIsWrongWithTheWords(String words, String message) {
    assertThatThrownBy(() -> parse(words))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(message);
  }

  private static AccessRequest parse(String words) {
    return RequestWords.parse(ALICE, HERE, List.of(words.split(" ", -1)));
  }
}
