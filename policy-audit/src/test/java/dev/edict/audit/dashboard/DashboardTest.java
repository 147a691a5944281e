package dev.edict.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.eval.decision.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server of the dashboard, as clients see it. */
class DashboardTest {
  private static final String TOKEN = "correct-horse-battery";
  private static final Path FILES = Path.of("src/main/resources/dev/edict/audit/dashboard/web");

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private LiveWorkshop workshop;
  private Dashboard dashboard;

  @BeforeEach
  void start() throws IOException {
    workshop = LiveWorkshop.open(folder, 4096);
    dashboard = Dashboard.start(folder, DashboardOptions.builder().token(TOKEN).pages(2).build());
  }

  @AfterEach
  void stop() throws IOException {
    dashboard.close();
    workshop.close();
  }

  private HttpRequest.Builder request(String path) {
    int port = dashboard.address().getPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private StreamReader stream(String query, String... headers) throws Exception {
    HttpRequest.Builder request =
        request("/api/events?" + query).header("Authorization", "Bearer " + TOKEN);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new StreamReader(answer.body());
  }

  private String rawAnswer(String request) throws IOException {
    try (Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), dashboard.address().getPort());
        OutputStream out = socket.getOutputStream();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return String.valueOf(in.readLine());
    }
  }

  @Test
  void listensOnTheLoopbackAndNamesALink() {
    assertThat(dashboard.address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(dashboard.link())
        .hasToString("http://127.0.0.1:" + dashboard.address().getPort() + "/#token=" + TOKEN);
  }

  @Test
  void tokensAreRandomAndLong() throws IOException {
    List<String> links = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (Dashboard other = Dashboard.start(folder, DashboardOptions.defaults())) {
        links.add(String.valueOf(other.link().getFragment()));
      }
    }
    assertThat(links).doesNotHaveDuplicates().allMatch(text -> text.matches("token=[\\w-]{43}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"short", "fifteen-letters", "a token with spaces", "token;with;semicolons"})
  void refusesTokensThatAreWeakOrDoNotFitAnAddress(String token) {
    assertThatThrownBy(() -> DashboardOptions.builder().token(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(token);
  }

  @Test
  void wantsADirectory() {
    assertThatThrownBy(() -> Dashboard.start(folder.resolve("none"), DashboardOptions.defaults()))
        .isInstanceOf(NotDirectoryException.class);
  }

  @Test
  void everyFileOfThePageIsServedUnderAStrictPolicy() throws Exception {
    try (Stream<Path> files = Files.walk(FILES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = FILES.relativize(file).toString();
        if (name.endsWith("LICENSE") || name.endsWith(".md")) {
          continue;
        }
        HttpResponse<String> answer = send(request("/" + (name.equals("index.html") ? "" : name)));
        assertThat(answer.statusCode()).as(name).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(file));
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
            .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
            .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
            .doesNotContain("unsafe");
        assertThat(answer.headers().map())
            .containsEntry("x-content-type-options", List.of("nosniff"))
            .containsEntry("referrer-policy", List.of("no-referrer"))
            .containsEntry("x-frame-options", List.of("DENY"))
            .containsEntry("cache-control", List.of("no-store"));
      }
    }
  }

  @Test
  void pageHasNothingInlineAndNothingFromOutside() throws IOException {
    String page = Files.readString(FILES.resolve("index.html"));
    assertThat(page).doesNotContain("style=", "<style", "onclick", "http:", "https:");
    assertThat(page.replace("<script src=", "").replace("<script type=\"module\" src=", ""))
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/web/index.html", "/../module-info.class", "/%2e%2e/Dashboard.class", "/uplot/"})
  void onlyFilesOfThePageAreServed(String path) throws Exception {
    assertThat(send(request(path)).statusCode()).isEqualTo(404);
  }

  @Test
  void nothingIsToldWithoutTheToken() throws Exception {
    for (String header : List.of("", "Bearer ", "Bearer " + TOKEN + "x", "Basic " + TOKEN, TOKEN)) {
      HttpRequest.Builder request = request("/api/events?window=all");
      if (!header.isEmpty()) {
        request.header("Authorization", header);
      }
      assertThat(send(request).statusCode()).as(header).isEqualTo(401);
    }
    assertThat(send(request("/api/events?token=" + TOKEN)).statusCode()).isEqualTo(401);
    assertThat(send(request("/api/session").POST(HttpRequest.BodyPublishers.noBody())).statusCode())
        .isEqualTo(401);
  }

  @Test
  void tokenIsExchangedForACookie() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/api/session")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(204);
    String cookie = answer.headers().firstValue("Set-Cookie").orElse("");
    assertThat(cookie)
        .startsWith("edict-dashboard-" + dashboard.address().getPort() + "=")
        .endsWith("; HttpOnly; SameSite=Strict; Path=/")
        .doesNotContain(TOKEN);
    String pair = cookie.substring(0, cookie.indexOf(';'));
    HttpResponse<String> refused =
        send(request("/api/events?window=never").header("Cookie", "other=1; " + pair));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(send(request("/api/events").header("Cookie", pair + "0")).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rebound.example", "rebound.example:80", "127.0.0.1.nip.example", "", "[::2]"})
  void otherNamesAreRefused(String host) throws IOException {
    assertThat(rawAnswer("GET / HTTP/1.1\nHost: " + host + "\nConnection: close\n\n"))
        .contains(" 421 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:9"})
  void namesOfTheLoopbackAreAccepted(String host) throws IOException {
    assertThat(rawAnswer("GET / HTTP/1.1\nHost: " + host + "\nConnection: close\n\n"))
        .contains(" 200 ");
  }

  @Test
  void twoNamesOrNoneAreRefused() throws IOException {
    assertThat(rawAnswer("GET / HTTP/1.1\nHost: localhost\nHost: localhost\n\n")).contains(" 421 ");
    assertThat(rawAnswer("GET / HTTP/1.0\n\n")).contains(" 421 ");
  }

  @Test
  void namesThatWereGivenAreAccepted() throws Exception {
    DashboardOptions options =
        DashboardOptions.builder()
            .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .hostName("Audit.example")
            .build();
    dashboard.close();
    dashboard = Dashboard.start(folder, options);
    assertThat(rawAnswer("GET / HTTP/1.1\nHost: audit.example\nConnection: close\n\n"))
        .contains(" 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void pagesOfOtherSitesAndPortsAreRefused(String site) throws Exception {
    HttpResponse<String> answer =
        send(
            request("/api/events")
                .header("Authorization", "Bearer " + TOKEN)
                .header("Sec-Fetch-Site", site));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where=color%3Dred",
        "where=decision",
        "window=2m",
        "since=yesterday",
        "window=1h&since=2026-07-01T12:00:00Z",
        "since=2026-07-01T12:00:00Z&until=2026-07-01T12:00:00Z",
        "colour=red"
      })
  void questionsThatAreNoneAreRefusedWithTheReason(String query) throws Exception {
    HttpResponse<String> answer =
        send(request("/api/events?" + query).header("Authorization", "Bearer " + TOKEN));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(answer.body()).isNotBlank();
  }

  @Test
  void filesAreOnlyRead() throws Exception {
    assertThat(send(request("/").DELETE()).statusCode()).isEqualTo(405);
    HttpResponse<String> head =
        send(request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void streamTellsWhatThereIsAndWhatComes() throws Exception {
    workshop.decide(60);
    try (StreamReader stream = stream("window=1h")) {
      StreamReader.Event rows = stream.next("rows");
      assertThat(rows.id()).isEqualTo(60);
      assertThat(rows.data().path("rows")).hasSize(60);
      assertThat(rows.data().path("leftOut").asInt()).isZero();
      assertCounts(stream.next("counts").data());
      workshop.decide(40);
      assertThat(stream.next("rows").data().path("rows").get(0).path("sequence").asInt())
          .isEqualTo(61);
      assertCounts(countsOf(stream, 100));
    }
  }

  private void assertCounts(JsonNode counts) {
    JsonNode totals = counts.path("totals");
    assertThat(totals.path("allowed").asInt()).isEqualTo(workshop.count(Outcome.ALLOW));
    assertThat(totals.path("denied").asInt()).isEqualTo(workshop.count(Outcome.DENY));
    assertThat(totals.path("approval").asInt())
        .isEqualTo(workshop.count(Outcome.APPROVAL_REQUIRED));
    int inSlots = 0;
    for (JsonNode slot : counts.path("slots").path("denied")) {
      inSlots += slot.asInt();
    }
    assertThat(inSlots).isEqualTo(workshop.count(Outcome.DENY));
  }

  private static JsonNode countsOf(StreamReader stream, int total) throws IOException {
    while (true) {
      JsonNode counts = stream.next("counts").data();
      int sum = 0;
      for (JsonNode count : counts.path("totals")) {
        sum += count.asInt();
      }
      if (sum >= total) {
        return counts;
      }
    }
  }

  @Test
  void streamCountsByRuleDestinationServerAndUser() throws Exception {
    workshop.decide(27);
    for (int i = 0; i < 5; i++) {
      workshop.decide("mallory", "paste.ee");
    }
    try (StreamReader stream = stream("window=all")) {
      stream.next("rows");
      JsonNode counts = stream.next("counts").data();
      assertThat(counts.path("destinations").path("top").get(0).path("name").asText())
          .isEqualTo("paste.ee:443");
      assertThat(counts.path("users").path("top").get(0).toString())
          .isEqualTo("{\"name\":\"mallory\",\"allowed\":0,\"denied\":5,\"approval\":0}");
      assertThat(counts.path("rules").path("top").findValuesAsText("name"))
          .contains("deny exfiltration", "(default-deny)");
      assertThat(counts.path("servers").path("top").findValuesAsText("name"))
          .contains("github-official", "local-wiki");
    }
  }

  @Test
  void streamKeepsToFiltersAndText() throws Exception {
    workshop.decide(54);
    workshop.decide("mallory", "paste.ee");
    try (StreamReader stream =
        stream("window=all&where=decision%3Ddeny&where=user%21%3Dalice&text=PASTE")) {
      JsonNode rows = stream.next("rows").data().path("rows");
      assertThat(rows.findValuesAsText("decision")).containsOnly("deny");
      assertThat(rows.findValuesAsText("resource")).contains("paste.ee:443");
      assertThat(rows.findValuesAsText("user")).contains("mallory").doesNotContain("alice");
      assertThat(stream.next("counts").data().path("totals").path("denied").asInt())
          .isEqualTo(rows.size());
    }
  }

  @Test
  void streamOfATimeThatIsOverIsEmptyButKnowsTheNewest() throws Exception {
    workshop.decide(3);
    try (StreamReader stream = stream("since=2001-01-01T00:00:00Z&until=2001-01-01T01:00:00Z")) {
      assertThat(stream.next("rows").data().path("rows")).isEmpty();
      assertThat(stream.next("counts").data().path("newest").asLong()).isPositive();
    }
  }

  @Test
  void streamThatIsTakenUpAgainTellsWhatWasMissedOnly() throws Exception {
    workshop.decide(30);
    long id;
    try (StreamReader stream = stream("window=1h")) {
      id = stream.next("rows").id();
    }
    workshop.decide(20);
    try (StreamReader stream = stream("window=1h", "Last-Event-ID", Long.toString(id))) {
      JsonNode rows = stream.next("rows").data().path("rows");
      assertThat(rows).hasSize(20);
      assertThat(rows.get(0).path("sequence").asLong()).isEqualTo(id + 1);
      assertCounts(countsOf(stream, 50));
    }
  }

  @Test
  void rowsThatAreTooManyAreLeftOutAndCounted() throws Exception {
    workshop.decide(1);
    try (StreamReader stream = stream("window=1h", "Last-Event-ID", "1")) {
      stream.next("rows");
      workshop.decide(EventStream.MOST_ROWS + 700);
      int rows = 0;
      int leftOut = 0;
      while (rows + leftOut < EventStream.MOST_ROWS + 700) {
        JsonNode data = stream.next("rows").data();
        assertThat(data.path("rows").size()).isLessThanOrEqualTo(EventStream.MOST_ROWS);
        rows += data.path("rows").size();
        leftOut += data.path("leftOut").asInt();
      }
      assertThat(rows + leftOut).isEqualTo(EventStream.MOST_ROWS + 700);
      assertCounts(countsOf(stream, EventStream.MOST_ROWS + 701));
    }
  }

  @Test
  void hostileTextsStayInTheirPlace() throws Exception {
    String hostile =
        "</script><img src=x onerror=alert(1)>\n\ndata: {\"x\":1}\n\n\u202e\ud800\u0000";
    workshop.decide(hostile, "paste.ee\r\n\r\nevent: rows");
    try (StreamReader stream = stream("window=all")) {
      JsonNode rows = stream.next("rows").data().path("rows");
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).path("user").asText())
          .startsWith("</script><img src=x onerror=alert(1)>\n\ndata: ");
      JsonNode counts = stream.next("counts").data();
      assertThat(counts.path("users").path("top")).hasSize(1);
    }
  }

  @Test
  void damagedJournalIsSaidToBe() throws Exception {
    workshop.decide(2);
    Path segment = folder.resolve("events-0000000000000000001.jsonl");
    String altered = Files.readString(segment).replaceFirst("alice", "alicf");
    Files.writeString(segment, altered);
    try (StreamReader stream = stream("window=all")) {
      assertThat(stream.next("damaged").id()).isZero();
    }
  }

  @Test
  void onlySoManyPagesMayBeOpen() throws Exception {
    try (StreamReader first = stream("window=all");
        StreamReader second = stream("window=all")) {
      first.next();
      second.next();
      HttpResponse<String> third =
          send(request("/api/events").header("Authorization", "Bearer " + TOKEN));
      assertThat(third.statusCode()).isEqualTo(503);
    }
  }

  @Test
  void closingEndsStreams() throws Exception {
    try (StreamReader stream = stream("window=all")) {
      stream.next("counts");
      dashboard.close();
      assertThatThrownBy(
              () -> {
                while (true) {
                  stream.next();
                }
              })
          .isInstanceOf(IOException.class);
    }
  }
}
