package dev.edict.dsl.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.PromptName;
import dev.edict.dsl.match.mcp.QualifiedToolName;
import dev.edict.dsl.match.mcp.ResourceUri;
import dev.edict.dsl.match.mcp.ServerName;
import dev.edict.dsl.match.mcp.ToolName;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.HostPort;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPath;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.UrlTarget;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RejectionCodeTest {

  /** One refused text for each code, in the order of the codes. */
  static List<Rejection> examples() {
    return List.of(
        NetworkHost.parse("").rejection(),
        HttpPath.parse("/".repeat(9000)).rejection(),
        NetworkHost.parse("a\nb").rejection(),
        NetworkHost.parse("é").rejection(),
        PathPattern.parse("/\ud800").rejection(),
        NetworkHost.parse("a..b").rejection(),
        NetworkHost.parse("a".repeat(64)).rejection(),
        NetworkHost.parse("a b").rejection(),
        NetworkHost.parse("127.1").rejection(),
        NetworkHost.parse("1.2.3.4.5").rejection(),
        NetworkHost.parse(":::").rejection(),
        NetworkHost.parse("::1%lo").rejection(),
        EndpointPattern.parse("a:b").rejection(),
        EndpointPattern.parse("a:0").rejection(),
        HostPort.parse("a").rejection(),
        HostPattern.parse("10.0.0.0/99").rejection(),
        HostPattern.parse("10.0.0.1/8").rejection(),
        HostPattern.parse("*").rejection(),
        HostPattern.parse("a**").rejection(),
        HttpMethod.parseRequest("LOOK").rejection(),
        HttpPath.parse("a").rejection(),
        HttpPath.parse("/%41").rejection(),
        UrlTarget.parse("ftp://a/").rejection(),
        UrlTarget.parse("http://u@a/").rejection(),
        PathPattern.parse("a").rejection(),
        CanonicalPath.parse("~", FilesystemProfile.POSIX, null).rejection(),
        PathPattern.parse("/..").rejection(),
        PathPattern.parse("//a").rejection(),
        PathPattern.parse("/a/").rejection(),
        PathPattern.parse("/a".repeat(65)).rejection(),
        PathPattern.parse("$HOME").rejection(),
        windows("C:\\a|b"),
        windows("C:a"),
        windows("\\\\a\\b"),
        windows("\\\\?\\C:\\a"),
        windows("C:\\nul"),
        windows("C:\\a:b"),
        windows("C:\\a~1"),
        windows("C:\\a."),
        ServerName.parse("a b").rejection(),
        ToolName.parse("a b").rejection(),
        PromptName.parse("a b").rejection(),
        ToolPattern.parse("a").rejection(),
        QualifiedToolName.parse("a__b", "__", List.of()).rejection(),
        QualifiedToolName.parse("a__b__c", "__", servers("a", "a__b")).rejection(),
        ResourceUri.parse("a").rejection());
  }

  private static Rejection windows(String path) {
    return CanonicalPath.parse(path, FilesystemProfile.WINDOWS, null).rejection();
  }

  private static List<ServerName> servers(String... names) {
    return Arrays.stream(names).map(name -> ServerName.parse(name).value()).toList();
  }

  @Test
  void everyCodeHasAnExample() {
    // The codes of JSON are met where JSON is read, in the evaluation module.
    // Names that disagree are met in requests, in the same module.
    Set<RejectionCode> expected =
        EnumSet.complementOf(EnumSet.range(RejectionCode.BAD_JSON, RejectionCode.NOT_AN_OBJECT));
    expected.remove(RejectionCode.NAMES_DISAGREE);
    assertThat(examples()).extracting(Rejection::code).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void detailsReadAsOneSafeSentence(Rejection rejection) {
    assertThat(rejection.detail()).isNotEmpty().doesNotEndWith(".").matches("[\\x20-\\x7e]+");
    assertThat(rejection.detail().substring(0, 1)).matches("[a-z0-9`:]");
    assertThat(rejection.help()).doesNotEndWith(".");
    assertThat(rejection.offset()).isNotNegative();
  }

  @Test
  void idsAreKebabCaseAndDistinct() {
    assertThat(RejectionCode.values())
        .extracting(RejectionCode::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z]+[a-z0-9]*(-[a-z0-9]+)*"));
    assertThat(RejectionCode.AMBIGUOUS_IPV4.id()).isEqualTo("ambiguous-ipv4");
    assertThat(Arrays.stream(RejectionCode.values()).map(RejectionCode::meaning))
        .doesNotHaveDuplicates()
        .noneMatch(String::isEmpty);
  }
}
