package dev.edict.eval.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalizerTest {
  private static final Subject ALICE = Subject.user("alice");
  private static final Environment POSIX =
      Environment.UNKNOWN.withProfile(FilesystemProfile.POSIX).withHome("/home/alice");
  private static final McpServer GITHUB = McpServer.named("github");

  @ParameterizedTest
  @MethodSource
  void requestsGetTheirCanonicalResource(AccessRequest request, String resource) {
    assertThat(Canonicalizer.canonicalize(request).value().resource()).isEqualTo(resource);
  }

  static Stream<Arguments> requestsGetTheirCanonicalResource() {
    return Stream.of(
        Arguments.of(NetworkRequest.connect(ALICE, "API.Example.com.", 443), "api.example.com:443"),
        Arguments.of(NetworkRequest.connect(ALICE, "2001:DB8:0::1", 80), "[2001:db8::1]:80"),
        Arguments.of(
            HttpRequest.of(ALICE, "GET", "HTTPS://Example.com:443/a%c3%a9?token=secret"),
            "https://example.com/a%C3%A9"),
        Arguments.of(
            HttpRequest.of(ALICE, "GET", "http://example.com:8080/a"), "http://example.com:8080/a"),
        Arguments.of(HttpRequest.of(ALICE, "GET", "Example.com", 8080, "/a"), "example.com:8080/a"),
        Arguments.of(
            FileRequest.of(ALICE, POSIX, FileAction.READ, "~/a//b/../c"), "/home/alice/a/c"),
        Arguments.of(MountRequest.of(ALICE, POSIX, MountRequest.Access.READ, "/a/./b/"), "/a/b"),
        Arguments.of(ToolCallRequest.of(ALICE, "github", "get_me"), "github/get_me"),
        Arguments.of(new ServerRegistrationRequest(ALICE, Environment.UNKNOWN, GITHUB), "github"),
        Arguments.of(
            new ResourceReadRequest(ALICE, Environment.UNKNOWN, GITHUB, "Docs://A"),
            "github docs://A"),
        Arguments.of(
            new PromptRequest(ALICE, Environment.UNKNOWN, GITHUB, "greet"), "github/greet"));
  }

  @ParameterizedTest
  @MethodSource
  void faultyRequestsAreRefused(AccessRequest request, String code) {
    Canonical<CanonicalRequest> canonical = Canonicalizer.canonicalize(request);
    assertThat(canonical.isAccepted()).isFalse();
    assertThat(canonical.rejection().code().id()).isEqualTo(code);
  }

  static Stream<Arguments> faultyRequestsAreRefused() {
    return Stream.of(
        Arguments.of(NetworkRequest.connect(ALICE, "a.test", 0), "port-out-of-range"),
        Arguments.of(NetworkRequest.connect(ALICE, "a.test", 65_536), "port-out-of-range"),
        Arguments.of(NetworkRequest.connect(ALICE, "127.1", 80), "ambiguous-ipv4"),
        Arguments.of(resolved(List.of("10.0.0.1", "nonsense..")), "empty-label"),
        Arguments.of(resolved(Collections.nCopies(65, "10.0.0.1")), "too-long"),
        Arguments.of(HttpRequest.of(ALICE, "get", "http://a.test/"), "bad-method"),
        Arguments.of(HttpRequest.of(ALICE, "GET", "http://a.test/a/../b"), "dot-segment"),
        Arguments.of(HttpRequest.of(ALICE, "GET", "ftp://a.test/"), "bad-url"),
        Arguments.of(HttpRequest.of(ALICE, "GET", "a.test", 80, "a"), "bad-http-path"),
        Arguments.of(FileRequest.of(ALICE, POSIX, FileAction.READ, "a"), "relative-path"),
        Arguments.of(
            FileRequest.of(ALICE, POSIX.withHome("home"), FileAction.READ, "/a"), "relative-path"),
        Arguments.of(
            FileRequest.of(ALICE, POSIX, FileAction.READ, "/a").withRealPath("b"), "relative-path"),
        Arguments.of(
            FileRequest.of(ALICE, Environment.UNKNOWN, FileAction.READ, "~/a"), "home-unknown"),
        Arguments.of(ToolCallRequest.of(ALICE, "git hub", "get_me"), "bad-server-name"),
        Arguments.of(ToolCallRequest.of(ALICE, "github", "get/me"), "bad-tool-name"),
        Arguments.of(
            ToolCallRequest.builder(ALICE, GITHUB.fromCatalog("c\n"), McpTool.named("t")).build(),
            "control-character"),
        Arguments.of(
            NetworkRequest.connect(Subject.user("a\u0007"), "a.test", 80), "control-character"),
        Arguments.of(
            NetworkRequest.connect(Subject.user("a".repeat(257)), "a.test", 80), "too-long"),
        Arguments.of(
            NetworkRequest.connect(
                Subject.builder("alice").team("t".repeat(257)).build(), "a.test", 80),
            "too-long"));
  }

  private static AccessRequest resolved(List<String> addresses) {
    return NetworkRequest.builder(ALICE, "a.test", 443).resolvedAddresses(addresses).build();
  }
}
