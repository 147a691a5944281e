package dev.edict.audit.delivery;

import com.sun.net.httpserver.HttpExchange;
import dev.edict.audit.delivery.FakeReceiver.Answer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What Entra ID and Azure Monitor document of their requests, on one server. */
final class EntraReceiver implements FakeReceiver.Contract {
  static final String SECRET = "a+secret/with=signs&~";
  static final int LIFE = 3599;

  private final Deque<Answer> nextSignIns = new ArrayDeque<>();
  private final Set<String> good = new HashSet<>();
  private int signIns;
  private boolean refusesAll;

  /** Answers the next sign-in so. */
  synchronized void thenSignIn(Answer answer) {
    nextSignIns.add(answer);
  }

  /** Takes none of the tokens any more that were given. */
  synchronized void revoke() {
    good.clear();
  }

  /** Takes no token. */
  synchronized void refuseAll() {
    refusesAll = true;
  }

  synchronized int signIns() {
    return signIns;
  }

  @Override
  public synchronized Answer receive(HttpExchange request, String body, FakeReceiver receiver)
      throws IOException {
    if (request.getRequestURI().toString().equals("/contoso.example/oauth2/v2.0/token")) {
      signIns++;
      return nextSignIns.isEmpty() ? signIn(request, body) : nextSignIns.poll();
    }
    String token = String.valueOf(request.getRequestHeaders().getFirst("Authorization"));
    if (refusesAll || !good.contains(token)) {
      return Answer.of(401, "{\"error\":{\"code\":\"InvalidToken\"}}");
    }
    return Contracts.ingest(body, receiver);
  }

  private Answer signIn(HttpExchange request, String body) {
    Map<String, String> form = form(body);
    boolean isForm =
        request.getRequestMethod().equals("POST")
            && "application/x-www-form-urlencoded"
                .equals(request.getRequestHeaders().getFirst("Content-Type"))
            && form.keySet().equals(Set.of("client_id", "scope", "client_secret", "grant_type"));
    if (!isForm || !"client_credentials".equals(form.get("grant_type"))) {
      return error(400, "invalid_request", 900144);
    }
    if (!"https://monitor.azure.com/.default".equals(form.get("scope"))) {
      return error(400, "invalid_scope", 70011);
    }
    if (!"app-1".equals(form.get("client_id"))) {
      return error(400, "unauthorized_client", 700016);
    }
    if (!SECRET.equals(form.get("client_secret"))) {
      return error(401, "invalid_client", 7000215);
    }
    String token = "eyJ0.token-" + signIns;
    good.add("Bearer " + token);
    return Answer.of(
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"ext_expires_in\":%1$d,\"access_token\":\"%s\"}"
            .formatted(LIFE, token));
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String field : body.split("&", -1)) {
      int sign = field.indexOf('=');
      String value = URLDecoder.decode(field.substring(sign + 1), StandardCharsets.UTF_8);
      form.merge(field.substring(0, sign), value, (first, second) -> "twice");
    }
    return form;
  }

  static Answer error(int status, String word, int number) {
    return Answer.of(
        status,
        "{\"error\":\"%s\",\"error_description\":\"AADSTS%d: %s\",\"error_codes\":[%2$d]}"
            .formatted(word, number, SECRET));
  }
}
