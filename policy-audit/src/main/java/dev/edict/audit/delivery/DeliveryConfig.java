package dev.edict.audit.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Targets as a file names them. Secrets stand in files of their own or in the environment, never
 * here.
 *
 * <pre>{@code
 * {"targets": [{"name": "siem", "kind": "splunk", "secret": {"file": "/run/secrets/hec"},
 *   "url": "https://splunk.example:8088/services/collector/event"}]}
 * }</pre>
 */
public final class DeliveryConfig {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "kind",
          "url",
          "secret",
          "sign_in",
          "format",
          "leave_out",
          "hash",
          "hash_key",
          "plain_http",
          "properties",
          "timeout_seconds");
  private static final Set<String> SIGN_IN_MEMBERS =
      Set.of("tenant", "client", "secret", "authority", "scope");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int DEFAULT_TIMEOUT = 30;
  private static final int LONGEST_TIMEOUT = 600;

  private final JsonNode node;
  private final String where;

  private DeliveryConfig(JsonNode node, String where) {
    this.node = node;
    this.where = where;
  }

  /**
   * A target with its name.
   *
   * @param name the name, under which its position is kept
   * @param target the target
   */
  public record NamedTarget(String name, DeliveryTarget target) {}

  /**
   * Reads the targets of a file.
   *
   * @throws IOException if the file cannot be read, or says something that cannot be meant; the
   *     message says what
   */
  public static List<NamedTarget> read(Path file) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException noJson) {
      throw new IOException("not JSON: " + file, noJson);
    }
    JsonNode listed = root.path("targets");
    if (!listed.isArray() || listed.isEmpty() || root.size() != 1) {
      throw new IOException("not an object with an array `targets` alone: " + file);
    }
    List<NamedTarget> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode node : listed) {
      DeliveryConfig config =
          new DeliveryConfig(node, "target " + (targets.size() + 1) + " in " + file);
      NamedTarget target = config.target();
      if (!names.add(target.name)) {
        throw config.wrong("the name is there twice");
      }
      targets.add(target);
    }
    return targets;
  }

  private NamedTarget target() throws IOException {
    refuseOthersThan(MEMBERS);
    String name = required("name");
    Redaction redaction = redaction();
    URI url = address("url", null);
    DeliveryTarget target =
        switch (required("kind")) {
          case "splunk" ->
              http(
                  url,
                  new SplunkProtocol(secret("secret"), format(RecordFormat.NATIVE), redaction));
          case "elastic" ->
              http(url, new ElasticProtocol(optionalSecret(), format(RecordFormat.ECS), redaction));
          case "datadog" ->
              http(
                  url,
                  new DatadogProtocol(secret("secret"), format(RecordFormat.NATIVE), redaction));
          case "sentinel" ->
              http(url, new SentinelProtocol(token(), format(RecordFormat.NATIVE), redaction));
          case "otlp" ->
              http(url, new OtlpProtocol(optionalSecret(), format(RecordFormat.NATIVE), redaction));
          case "syslog" -> syslog(url, redaction);
          case "kafka" -> kafka(url, redaction);
          default ->
              throw wrong(
                  "`kind` is none of splunk, elastic, datadog, sentinel, otlp, syslog and kafka");
        };
    return new NamedTarget(name, target);
  }

  private void refuseOthersThan(Set<String> known) throws IOException {
    for (Iterator<String> members = node.fieldNames(); members.hasNext(); ) {
      String member = members.next();
      if (!known.contains(member)) {
        throw wrong("there is no `" + member + "`");
      }
    }
  }

  private Secret token() throws IOException {
    if (node.has("secret") == node.has("sign_in")) {
      throw wrong("there is not one of `secret`, a token, and `sign_in`");
    }
    return node.has("secret")
        ? secret("secret")
        : new DeliveryConfig(node.path("sign_in"), where + ", sign_in").signIn();
  }

  private Secret signIn() throws IOException {
    refuseOthersThan(SIGN_IN_MEMBERS);
    URI authority = address("authority", "https://login.microsoftonline.com");
    boolean isSafe =
        "https".equals(authority.getScheme()) || LOOPBACK.contains(authority.getHost());
    if (!isSafe || !authority.getPath().isEmpty() || authority.getQuery() != null) {
      throw wrong("`authority` is not https://HOST");
    }
    URI endpoint = authority.resolve("/" + identifier("tenant") + "/oauth2/v2.0/token");
    String scope = node.path("scope").asText("https://monitor.azure.com/.default");
    return new EntraSignIn(
        endpoint,
        new EntraSignIn.Credentials(identifier("client"), secret("secret"), scope),
        System::nanoTime);
  }

  private String identifier(String member) throws IOException {
    String value = required(member);
    boolean isIdentifier =
        value
            .chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '-'
                        || c == '.');
    if (value.isEmpty() || !isIdentifier || value.contains("..")) {
      throw wrong("`" + member + "` is not an identifier");
    }
    return value;
  }

  private DeliveryTarget http(URI url, HttpProtocol protocol) throws IOException {
    boolean isPlain = "http".equals(url.getScheme());
    if (!isPlain && !"https".equals(url.getScheme())) {
      throw wrong("`url` is neither https nor http");
    }
    if (isPlain && !LOOPBACK.contains(url.getHost()) && !node.path("plain_http").asBoolean()) {
      throw wrong("`url` is not https; say `plain_http: true` if the way there is safe");
    }
    int seconds = node.path("timeout_seconds").asInt(DEFAULT_TIMEOUT);
    if (seconds < 1 || seconds > LONGEST_TIMEOUT) {
      throw wrong("`timeout_seconds` is not between 1 and " + LONGEST_TIMEOUT);
    }
    return new HttpTarget(url, protocol, Duration.ofSeconds(seconds));
  }

  private DeliveryTarget syslog(URI url, Redaction redaction) throws IOException {
    boolean tls = "tls".equals(url.getScheme());
    if ((!tls && !"tcp".equals(url.getScheme())) || url.getPort() < 1) {
      throw wrong("`url` is neither tls://HOST:PORT nor tcp://HOST:PORT");
    }
    return new SyslogTarget(url.getHost(), url.getPort(), tls, format(RecordFormat.CEF), redaction);
  }

  private DeliveryTarget kafka(URI url, Redaction redaction) throws IOException {
    String topic =
        url.getPath() == null || url.getPath().isEmpty() ? "" : url.getPath().substring(1);
    if (!"kafka".equals(url.getScheme()) || url.getPort() < 1 || topic.isEmpty()) {
      throw wrong("`url` is not kafka://HOST:PORT/TOPIC");
    }
    Properties settings = new Properties();
    if (node.has("properties")) {
      try (InputStream in = Files.newInputStream(Path.of(required("properties")))) {
        settings.load(in);
      }
    }
    String server = url.getHost() + ":" + url.getPort();
    try {
      return KafkaTarget.on(server, settings, topic, format(RecordFormat.NATIVE), redaction);
    } catch (LinkageError missing) {
      throw new IOException(where + ": the library kafka-clients is not there", missing);
    }
  }

  private URI address(String member, @Nullable String otherwise) throws IOException {
    String text = otherwise == null || node.has(member) ? required(member) : otherwise;
    try {
      URI url = new URI(text);
      if (url.getHost() == null || url.getUserInfo() != null) {
        throw wrong("`" + member + "` has no host, or has a user name");
      }
      return url;
    } catch (URISyntaxException broken) {
      throw wrong("`" + member + "` is not a URL");
    }
  }

  private RecordFormat format(RecordFormat otherwise) throws IOException {
    String word = node.path("format").asText(otherwise.keyword());
    for (RecordFormat format : RecordFormat.values()) {
      if (format.keyword().equals(word.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw wrong("`format` is none of native, ocsf, ecs, cef and sbx");
  }

  private Redaction redaction() throws IOException {
    Redaction redaction = Redaction.none();
    try {
      for (JsonNode member : node.path("leave_out")) {
        redaction = redaction.leavingOut(member.asText());
      }
      for (JsonNode member : node.path("hash")) {
        byte[] key = secret("hash_key").value().getBytes(StandardCharsets.UTF_8);
        redaction = redaction.hashing(member.asText(), key);
      }
      return redaction;
    } catch (IllegalArgumentException refused) {
      throw wrong(String.valueOf(refused.getMessage()));
    }
  }

  private @Nullable Secret optionalSecret() throws IOException {
    return node.has("secret") ? secret("secret") : null;
  }

  private Secret secret(String member) throws IOException {
    JsonNode from = node.path(member);
    if (from.size() == 1 && from.path("file").isTextual()) {
      Path file = Path.of(from.path("file").asText());
      return () -> printable(member, Files.readString(file).strip());
    }
    if (from.size() == 1 && from.path("env").isTextual()) {
      String value = System.getenv(from.path("env").asText());
      if (value == null) {
        throw wrong("the variable of `" + member + "` is not set");
      }
      return () -> printable(member, value.strip());
    }
    throw wrong("`" + member + "` is neither {\"file\": …} nor {\"env\": …}");
  }

  private String printable(String member, String value) throws IOException {
    if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw wrong("what `" + member + "` names is empty or not printable");
    }
    return value;
  }

  private String required(String member) throws IOException {
    if (!node.path(member).isTextual()) {
      throw wrong("`" + member + "` is missing");
    }
    return node.path(member).asText();
  }

  private IOException wrong(String message) {
    return new IOException(where + ": " + message);
  }
}
