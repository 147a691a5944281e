package dev.edict.cli.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.cli.playground.PlaygroundOptions.Example;
import dev.edict.cli.playground.PlaygroundOptions.NamedText;
import dev.edict.cli.playground.PlaygroundOptions.OpenedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The playground as an HTTP client sees it. */
class PlaygroundTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POLICY =
      """
      edict 1
      policy "p" level org
      network {
        allow "a" connect tcp to "a.x:443"
        deny "b" connect any to "b.x"
      }
      test "t" { allow connect tcp to "c.x:443" by "a" }
      """;

  @TempDir private Path folder;
  private Path file;
  private Playground playground;
  private String origin;
  private String token;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    file = Files.writeString(folder.resolve("a.edict"), POLICY);
    playground =
        Playground.start(
            new PlaygroundOptions(
                0,
                List.of(new OpenedFile("a.edict", file, POLICY)),
                List.of(new Example("G", "T", List.of(new NamedText("e.edict", "edict 1\n")))),
                Files::writeString));
    URI link = playground.link();
    origin = "http://" + link.getAuthority();
    token = link.getFragment().substring("token=".length());
  }

  @AfterEach
  void stop() {
    playground.close();
  }

  @Test
  void listensOnTheLoopbackOnly() {
    assertThat(playground.link().getHost()).isIn("127.0.0.1", "[::1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/playground.css",
        "/icon.svg",
        "/main.js",
        "/answers.js",
        "/editor.js",
        "/elements.js",
        "/findings.js",
        "/policy-map.js",
        "/question.js",
        "/server.js",
        "/theme.js",
        "/words.js"
      })
  void servesItsPageWithAStrictPolicy(String path) throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(origin + path)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
        .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "http");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.body())
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a.edict", "/web/main.js", "/../main.js", "/%2e%2e/main.js", "/main.js/"})
  void servesNothingElse(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n")).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.example:80", "", "[::2]"})
  void answersToItsOwnNamesOnly(String host) throws Exception {
    for (String line : List.of("GET /", "POST /api/session", "POST /api/start")) {
      String asked = line + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token;
      assertThat(raw(asked + "\r\nContent-Length: 0\r\n")).startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void answersNobodyWithoutTheToken() throws Exception {
    for (String call : List.of("start", "check", "lint", "decide", "map", "format", "save", "x")) {
      assertThat(send(post(call, "{}")).statusCode()).as(call).isEqualTo(401);
      assertThat(
              send(post(call, "{}").header("Authorization", "Bearer " + token + "x")).statusCode())
          .isEqualTo(401);
    }
    assertThat(send(post("session", "")).statusCode()).isEqualTo(401);
  }

  @Test
  void exchangesTheTokenForACookie() throws Exception {
    HttpResponse<String> session =
        send(post("session", "").header("Authorization", "Bearer " + token));
    String cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("; HttpOnly; SameSite=Strict; Path=/").doesNotContain(token);
    String pair = cookie.substring(0, cookie.indexOf(';'));
    assertThat(send(post("start", "{}").header("Cookie", "x=y; " + pair)).statusCode())
        .isEqualTo(200);
    assertThat(send(post("start", "{}").header("Cookie", pair + "x")).statusCode()).isEqualTo(401);
    // The cookie opens no further session: only who has the link does.
    assertThat(send(post("session", "").header("Cookie", pair)).statusCode()).isEqualTo(401);
  }

  @Test
  void refusesPagesOfOtherSitesAndForms() throws Exception {
    assertThat(send(known("start", "{}").header("Sec-Fetch-Site", "cross-site")).statusCode())
        .isEqualTo(403);
    assertThat(send(known("start", "{}").setHeader("Content-Type", "text/plain")).statusCode())
        .isEqualTo(415);
    assertThat(send(HttpRequest.newBuilder(URI.create(origin + "/api/start"))).statusCode())
        .isEqualTo(405);
  }

  @Test
  void refusesBodiesThatAreTooLargeOrNoRequests() throws Exception {
    String large = "{\"files\":\"" + "x".repeat(LocalServer.MOST_BYTES) + "\"}";
    assertThat(send(known("check", large)).statusCode()).isEqualTo(413);
    for (String body :
        List.of(
            "",
            "{",
            "[]",
            "1",
            "{} {}",
            "{\"files\":[]}",
            "{\"files\":[{}]}",
            "{\"files\":[{\"name\":\"a\",\"text\":1}]}",
            "{\"files\":[{\"name\":\" \",\"text\":\"\"}]}",
            "{\"files\":[{\"name\":\"a\",\"text\":\"\"},{\"name\":\"a\",\"text\":\"\"}]}",
            "{\"files\":[],\"files\":[]}",
            "[".repeat(5000))) {
      assertThat(send(known("check", body)).statusCode()).as(body).isEqualTo(400);
    }
  }

  @Test
  void tellsWhatToBeginWith() throws Exception {
    JsonNode begin = answer("start", JSON.createObjectNode());
    assertThat(begin.at("/files/0/name").textValue()).isEqualTo("a.edict");
    assertThat(begin.at("/files/0/text").textValue()).isEqualTo(POLICY);
    assertThat(begin.at("/examples/0/files/0/text").textValue()).isEqualTo("edict 1\n");
  }

  @Test
  void checksWithPlacesAndTests() throws Exception {
    JsonNode checked = answer("check", texts(POLICY));
    assertThat(checked.path("rules")).hasSize(2);
    assertThat(checked.path("tests").intValue()).isEqualTo(1);
    assertThat(checked.path("testsPassed").intValue()).isZero();
    JsonNode finding = checked.at("/findings/0");
    assertThat(finding.path("code").textValue()).isEqualTo("test-failed");
    int start = finding.at("/at/start").intValue();
    assertThat(POLICY.substring(start)).startsWith("allow connect tcp to \"c.x:443\"");
    JsonNode rule = checked.at("/rules/1/at");
    assertThat(POLICY.substring(rule.path("start").intValue(), rule.path("end").intValue()))
        .isEqualTo("deny \"b\" connect any to \"b.x\"");
  }

  @Test
  void checksWhatDoesNotLoad() throws Exception {
    JsonNode checked = answer("check", texts("edict 1\npolicy \"p\" level orgg\n"));
    assertThat(checked.path("rules")).isEmpty();
    assertThat(checked.at("/findings/0/severity").textValue()).isEqualTo("error");
    assertThat(answer("map", texts("nonsense"))).isEmpty();
    assertThat(answer("lint", texts("nonsense"))).isEmpty();
    assertThat(
            answer("decide", texts("nonsense").put("request", request("a.x")))
                .path("fault")
                .textValue())
        .isNotEmpty();
  }

  @Test
  void decidesAndSaysWhatWouldTurnItRound() throws Exception {
    JsonNode allowed = answer("decide", texts(POLICY).put("request", request("a.x")));
    assertThat(allowed.at("/explanation/decision/outcome").textValue()).isEqualTo("allow");
    assertThat(allowed.at("/explanation/decision/source").textValue()).isEqualTo("a.edict:4:3");
    assertThat(allowed.at("/edits/0/dropped/0/name").textValue()).isEqualTo("a");
    JsonNode denied = answer("decide", texts(POLICY).put("request", request("b.x")));
    assertThat(denied.at("/explanation/decision/rule").textValue()).isEqualTo("b");
    JsonNode faulty = answer("decide", texts(POLICY).put("request", "{\"connect\":{}}"));
    assertThat(faulty.path("fault").textValue()).isNotEmpty();
  }

  @Test
  void drawsAndFormats() throws Exception {
    JsonNode map = answer("map", texts(POLICY));
    assertThat(map.at("/0/rows/2/pattern").textValue()).isEqualTo("b.x");
    assertThat(map.at("/0/rows/2/cells/0/state").textValue()).isEqualTo("denied");
    assertThat(map.at("/0/rows/1/cells/0/admissions/0/rule/source").textValue())
        .isEqualTo("a.edict:4:3");
    ObjectNode text = JSON.createObjectNode().put("text", "edict   1\npolicy \"p\" level org");
    assertThat(answer("format", text).path("text").textValue())
        .isEqualTo("edict 1\n\npolicy \"p\" level org\n");
    assertThat(answer("format", JSON.createObjectNode().put("text", "{"))).isEmpty();
  }

  @Test
  void savesTheFileItWasGiven() throws Exception {
    answer("save", JSON.createObjectNode().put("name", "a.edict").put("text", "edict 1\n"));
    assertThat(file).hasContent("edict 1\n");
    answer("save", JSON.createObjectNode().put("name", "a.edict").put("text", POLICY));
    assertThat(file).hasContent(POLICY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b.edict", "../a.edict", "./a.edict", "/etc/passwd", ""})
  void savesNothingElse(String name) throws Exception {
    String body = JSON.createObjectNode().put("name", name).put("text", "x").toString();
    assertThat(send(known("save", body)).statusCode()).isEqualTo(400);
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(file).hasContent(POLICY);
  }

  @Test
  void savesNoHalfCharacterAndOverwritesNobody() throws Exception {
    String half = "{\"name\":\"a.edict\",\"text\":\"\\ud800\"}";
    assertThat(send(known("save", half)).statusCode()).isEqualTo(400);
    Files.writeString(file, "edict 1 // by another program\n");
    String body = JSON.createObjectNode().put("name", "a.edict").put("text", "x").toString();
    assertThat(send(known("save", body)).statusCode()).isEqualTo(409);
    assertThat(file).hasContent("edict 1 // by another program\n");
  }

  private static ObjectNode texts(String text) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("files").addObject().put("name", "a.edict").put("text", text);
    return body;
  }

  private static String request(String host) {
    return "{\"subject\":{\"user\":\"u\"},\"connect\":{\"host\":\"" + host + "\",\"port\":443}}";
  }

  private JsonNode answer(String call, JsonNode body) throws Exception {
    HttpResponse<String> answer = send(known(call, body.toString()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder known(String call, String body) {
    return post(call, body).header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder post(String call, String body) {
    return HttpRequest.newBuilder(URI.create(origin + "/api/" + call))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends what no client library would. */
  private String raw(String head) throws IOException {
    URI link = playground.link();
    try (Socket socket = new Socket(link.getHost(), link.getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
