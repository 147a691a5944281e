package dev.edict.eval.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Operand;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.request.TransferRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestJsonTest {
  private static final Subject ALICE = Subject.user("alice");

  @Test
  void readsAConnection() {
    assertThat(
            asked(
                "'connect':{'host':'example.com','port':443,'protocol':'udp',"
                    + "'resolved':['192.0.2.1'],'inspecting':true}"))
        .isEqualTo(
            new NetworkRequest(
                ALICE,
                Environment.UNKNOWN,
                Protocol.UDP,
                "example.com",
                443,
                List.of("192.0.2.1"),
                true));
  }

  @Test
  void readsHttpByUrlAndByParts() {
    assertThat(asked("'http':{'method':'GET','url':'https://example.com/a'}"))
        .isEqualTo(HttpRequest.of(ALICE, "GET", "https://example.com/a"));
    assertThat(asked("'http':{'method':'GET','host':'example.com','port':80,'path':'/a'}"))
        .isEqualTo(HttpRequest.of(ALICE, "GET", "example.com", 80, "/a"));
  }

  @Test
  void readsFilesAndMounts() {
    assertThat(asked("'file':{'action':'delete','path':'/a','realPath':'/b'}"))
        .isEqualTo(
            FileRequest.of(ALICE, Environment.UNKNOWN, FileAction.DELETE, "/a").withRealPath("/b"));
    assertThat(asked("'mount':{'access':'write','path':'~/w','masking':true}"))
        .isEqualTo(
            MountRequest.of(ALICE, Environment.UNKNOWN, MountRequest.Access.WRITE, "~/w")
                .withMasking());
  }

  @Test
  void readsWhatAProxySaw() {
    assertThat(asked("'proxy':{'target':'example.com:443'}"))
        .isEqualTo(ProxyRequest.builder(ALICE, "example.com:443").build());
    assertThat(
            asked(
                "'proxy':{'target':'a:1','sni':'b','hostHeader':'c','method':'GET','path':'/p',"
                    + "'resolved':['192.0.2.1'],'inspecting':true}"))
        .isEqualTo(
            ProxyRequest.builder(ALICE, "a:1")
                .sni("b")
                .hostHeader("c")
                .message("GET", "/p")
                .resolvedAddresses(List.of("192.0.2.1"))
                .inspecting()
                .build());
  }

  @ParameterizedTest
  @CsvSource({"rename,RENAME", "link,LINK", "symlink,SYMLINK", "copy,COPY"})
  void readsTransfers(String word, TransferRequest.Kind kind) {
    TransferRequest expected = TransferRequest.of(ALICE, Environment.UNKNOWN, kind, "/a", "~/b");
    assertThat(asked("'transfer':{'kind':'" + word + "','from':'/a','to':'~/b'}"))
        .isEqualTo(expected);
    assertThat(
            asked(
                "'transfer':{'kind':'"
                    + word
                    + "','from':'/a','to':'~/b','fromRealPath':'/c','toRealPath':'/d',"
                    + "'singleFile':true}"))
        .isEqualTo(expected.withRealPaths("/c", "/d").ofSingleFile());
  }

  @Test
  void readsWhatIsAskedOfServers() {
    McpServer wiki = McpServer.named("wiki");
    assertThat(asked("'register':{'server':{'name':'wiki','catalog':'c','digest':'d','url':'u'}}"))
        .isEqualTo(
            new ServerRegistrationRequest(
                ALICE, Environment.UNKNOWN, new McpServer("wiki", "c", "d", "u")));
    assertThat(asked("'readResource':{'server':'wiki','uri':'docs://x'}"))
        .isEqualTo(new ResourceReadRequest(ALICE, Environment.UNKNOWN, wiki, "docs://x"));
    assertThat(asked("'getPrompt':{'server':'wiki','prompt':'summary'}"))
        .isEqualTo(new PromptRequest(ALICE, Environment.UNKNOWN, wiki, "summary"));
  }

  @Test
  void keepsWhichHintsAToolGives() {
    ToolCallRequest call =
        (ToolCallRequest)
            asked("'call':{'server':'s','tool':{'name':'t','digest':'d','readOnly':true}}");
    assertThat(call.tool()).isEqualTo(new McpTool("t", "d", true, null, null, null));
    assertThat(call.arguments()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ \"a\" :\t[1, 2.50e1 ] }",
        "\"text \\u0041 \\\" \u00e9 \ud83d\ude00\"",
        "-12.30",
        "0",
        "null",
        "true",
        "[[], {}]"
      })
  void cutsArgumentsOutOfTheLineAsTheyStand(String json) {
    String line = quoted("{'subject':{'user':'\u00e9\ud83d\ude00'},'call':{'server':'s',");
    for (String end : List.of("", " ")) {
      String whole = line + "\"arguments\": " + json + end + quoted(",'tool':'t'}}");
      ToolCallRequest call =
          (ToolCallRequest) ((IdentifiedRequest) RequestJson.read(whole)).request();
      assertThat(call.arguments()).isEqualTo(json);
    }
  }

  @Test
  void cutsArgumentsOutOfALineLongerThanAnyBuffer() {
    String json = "{\"text\":\"" + "\u00e9\\n".repeat(100_000) + "\"}";
    ToolCallRequest call =
        (ToolCallRequest) asked("'call':{'server':'s','tool':'t','arguments':" + json + "}");
    assertThat(call.arguments()).isEqualTo(json);
  }

  @Test
  void takesArgumentsThatAreNoJsonAsText() {
    ToolCallRequest call =
        (ToolCallRequest)
            asked("'call':{'server':'s','tool':'t','argumentsText':'{\\'a\\':1,\\'a\\':2}'}");
    assertThat(call.arguments()).isEqualTo("{'a':1,'a':2}".replace('\'', '"'));
  }

  @Test
  void readsTheSubjectTheEnvironmentIdAndTime() {
    IdentifiedRequest read =
        (IdentifiedRequest)
            RequestJson.read(
                quoted(
                    "{'register':{'server':'s'},"
                        + "'environment':{'agent':'a','sandbox':'b','home':'/h',"
                        + "'profile':'case-folding'},"
                        + "'subject':{'user':'alice','org':'acme','teams':['x','y'],"
                        + "'attributes':{'s':'t','n':-7,'b':false,'set':['p','q'],'ids':[1,2],"
                        + "'at':{'time':'2026-07-01T12:00:00Z'}}},"
                        + "'time':'2026-01-01T00:00:00Z','id':'r1'}"));
    assertThat(read.id()).isEqualTo("r1");
    assertThat(read.time()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(read.request().environment())
        .isEqualTo(new Environment("a", "b", "/h", FilesystemProfile.CASE_FOLDING));
    Subject subject = read.request().subject();
    assertThat(subject.org()).contains("acme");
    assertThat(subject.teams()).containsExactly("x", "y");
    assertThat(subject.attributes())
        .containsEntry("s", new Operand.StringValue("t"))
        .containsEntry("n", new Operand.NumberValue(BigDecimal.valueOf(-7)))
        .containsEntry("b", new Operand.BooleanValue(false))
        .containsEntry("set", new Operand.StringSet(Set.of("p", "q")))
        .containsEntry(
            "ids", new Operand.NumberSet(List.of(BigDecimal.valueOf(1), BigDecimal.valueOf(2))))
        .containsEntry("at", new Operand.TimeValue(Instant.parse("2026-07-01T12:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "malformed-json    | ",
        "malformed-json    | []",
        "malformed-json    | {",
        "malformed-json    | {'subject':{'user':'a'},'register':{'server':'s'}} x",
        "malformed-json    | {'subject':{'user':'a'},'register':{'server':'s'},}",
        "malformed-json    | {'subject':{'user':'a'},'register':{'server':'s','server':'t'}}",
        "malformed-json    | {'subject':{'user':'a'},'call':{'arguments':{'x':1,'x':1}}}",
        "malformed-json    | {'subject':{'user':'a'},'connect':{'host':'h','port':NaN}}",
        "malformed-json    | {'subject':{'user':'a'},'connect':{'host':'h','port':01}}",
        "malformed-json    | {'surprise':1,'subject':{'user':'a'},",
        "unknown-member    | {'surprise':1,'subject':{'user':'a'},'register':{'server':'s'}}",
        "unknown-member    | {'subject':{'user':'a','x':[{}]},'register':{'server':'s'}}",
        "unknown-member    | {'subject':{'user':'a'},'register':{'server':{'name':'s','x':1}}}",
        "missing-member    | {'register':{'server':'s'}}",
        "missing-member    | {'subject':{'org':'o'},'register':{'server':'s'}}",
        "missing-member    | {'subject':{'user':'a'},'register':{}}",
        "missing-member    | {'subject':{'user':'a'},'connect':{'host':'h'}}",
        "missing-member    | {'subject':{'user':'a'},'http':{'method':'GET','host':'h','port':1}}",
        "missing-member    | {'subject':{'user':'a'},'call':{'server':'s','tool':{'digest':'d'}}}",
        "wrong-type        | {'subject':'a','register':{'server':'s'}}",
        "wrong-type        | {'subject':{'user':' '},'register':{'server':'s'}}",
        "wrong-type        | {'subject':{'user':'a','org':null},'register':{'server':'s'}}",
        "wrong-type        | {'subject':{'user':'a','teams':['t',1]},'register':{'server':'s'}}",
        "wrong-type        | {'subject':{'user':'a'},'connect':{'host':'h','port':'443'}}",
        "wrong-type        | {'subject':{'user':'a'},'connect':{'host':'h','port':443.0}}",
        "wrong-type        | {'subject':{'user':'a'},'connect':{'host':'h','port':2147483648}}",
        "wrong-type        | {'subject':{'user':'a'},'connect':{'host':'h','port':9e99}}",
        "wrong-type        | {'id':'','subject':{'user':'a'},'register':{'server':'s'}}",
        "wrong-type        | {'id':7,'subject':{'user':'a'},'register':{'server':'s'}}",
        "wrong-type        | {'time':'yesterday','subject':{'user':'a'},'register':{'server':'s'}}",
        "wrong-type        | {'time':'2026-07-01T12:00:00+02:00','subject':{'user':'a'}}",
        "wrong-type        | {'subject':{'user':'a','attributes':{'n':1.5}}}",
        "wrong-type        | {'subject':{'user':'a','attributes':{'n':[1,'p']}}}",
        "wrong-type        | {'subject':{'user':'a','attributes':{'n':99999999999999999999}}}",
        "missing-member    | {'subject':{'user':'a','attributes':{'n':{}}},'register':{'server':'s'}}",
        "unknown-value     | {'subject':{'user':'a'},'connect':{'protocol':'TCP'}}",
        "unknown-value     | {'subject':{'user':'a'},'file':{'action':'READ','path':'/'}}",
        "unknown-value     | {'subject':{'user':'a'},'mount':{'access':'execute','path':'/'}}",
        "unknown-value     | {'subject':{'user':'a'},'environment':{'profile':'beos'}}",
        "ambiguous-request | {'subject':{'user':'a'}}",
        "ambiguous-request | {'subject':{'user':'a'},'register':{'server':'s'},'file':{}}",
        "ambiguous-request | {'subject':{'user':'a'},'http':{'method':'GET','url':'u','port':1}}",
        "ambiguous-request | {'subject':{'user':'a'},'call':{'server':'s','tool':'t',"
            + "'arguments':{},'argumentsText':'{}'}}",
      })
  void refusesEveryLineThatBreaksTheForm(String code, String line) {
    RequestLine read = RequestJson.read(quoted(line == null ? "" : line));
    assertThat(read)
        .isInstanceOfSatisfying(
            FaultyLine.class,
            faulty -> {
              assertThat(faulty.fault().code()).isEqualTo(code);
              assertThat(faulty.detail()).isNotEmpty();
            });
  }

  @Test
  void boundsTheDepth() {
    String start = "'call':{'server':'s','tool':'t','arguments':";
    assertThat(read(start + "[".repeat(62) + "]".repeat(62) + "}"))
        .isInstanceOf(IdentifiedRequest.class);
    assertThat(read(start + "[".repeat(63) + "]".repeat(63) + "}")).isInstanceOf(FaultyLine.class);
  }

  @Test
  void boundsTheLength() {
    String start = "{'subject':{'user':'alice'},'register':{'server':'s'}}".replace('\'', '"');
    String longest = start + " ".repeat(RequestJson.LONGEST_LINE - start.length());
    assertThat(RequestJson.read(longest)).isInstanceOf(IdentifiedRequest.class);
    assertThat(RequestJson.read(longest + " ")).isInstanceOf(FaultyLine.class);
  }

  @Test
  void handsTheIdBackAsFarAsTheLineCouldBeRead() {
    assertThat(RequestJson.read(quoted("{'id':'r1','subject':{'user':'a'}")).id()).isEqualTo("r1");
    assertThat(RequestJson.read(quoted("{'x':1,'id':'r1'}")).id()).isEqualTo("r1");
    assertThat(RequestJson.read(quoted("{'subject' 'id':'r1'}")).id()).isNull();
  }

  @Test
  void saysNothingOfTheLineWhenItIsMalformed() {
    FaultyLine faulty = (FaultyLine) RequestJson.read("{\"call\":{\"arguments\":{\"k\":s3cret}}}");
    assertThat(faulty.detail())
        .contains("strict JSON", "at character")
        .doesNotContain("s3cret", "jackson");
  }

  private static AccessRequest asked(String question) {
    return ((IdentifiedRequest) read(question)).request();
  }

  private static RequestLine read(String question) {
    return RequestJson.read(quoted("{'subject':{'user':'alice'}," + question + "}"));
  }

  private static String quoted(String line) {
    return line.replace('\'', '"');
  }
}
