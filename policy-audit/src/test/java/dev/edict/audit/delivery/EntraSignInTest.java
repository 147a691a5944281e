package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.audit.delivery.FakeReceiver.Answer;
import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EntraSignInTest {
  private static final int RECORDS = 23;

  @TempDir private Path journal;
  private final EntraReceiver entra = new EntraReceiver();
  private final List<String> messages = new ArrayList<>();
  private FakeReceiver receiver;
  private long now = Long.MAX_VALUE - 5;

  @BeforeEach
  void start() throws IOException {
    receiver = new FakeReceiver(entra);
    Deliveries.write(journal, RECORDS);
  }

  @AfterEach
  void stopAndLookForSecrets() {
    receiver.close();
    assertThat(messages)
        .noneMatch(message -> message.contains(EntraReceiver.SECRET))
        .noneMatch(message -> message.contains("eyJ0"));
  }

  private EntraSignIn signIn(String secret) {
    return new EntraSignIn(
        receiver.address("/contoso.example/oauth2/v2.0/token"),
        new EntraSignIn.Credentials("app-1", () -> secret, "https://monitor.azure.com/.default"),
        () -> now);
  }

  private Shipper shipper(String secret, Pause pause) {
    SentinelProtocol protocol =
        new SentinelProtocol(signIn(secret), RecordFormat.NATIVE, Redaction.none());
    HttpTarget target =
        new HttpTarget(
            receiver.address(ShipperTest.Kind.SENTINEL.path), protocol, Duration.ofSeconds(5));
    return new Shipper(journal, "siem", new SmallBatches(target, 7), messages::add, pause);
  }

  private void deliver(Pause pause) throws Exception {
    shipper(EntraReceiver.SECRET, pause).run(false);
    assertThat(receiver.taken().keySet())
        .containsExactlyInAnyOrderElementsOf(Deliveries.ids(journal));
  }

  @Test
  void oneTokenServesManyBatches() throws Exception {
    deliver(time -> {});
    assertThat(entra.signIns()).isOne();
    assertThat(messages).isEmpty();
  }

  @Test
  void tokenIsKeptUntilShortlyBeforeItsEnd() throws Exception {
    EntraSignIn signIn = signIn(EntraReceiver.SECRET);
    String first = signIn.value();
    now += Duration.ofSeconds(EntraReceiver.LIFE - 301).toNanos();
    assertThat(signIn.value()).isEqualTo(first);
    now += Duration.ofSeconds(1).toNanos();
    assertThat(signIn.value()).isNotEqualTo(first);
    assertThat(entra.signIns()).isEqualTo(2);
  }

  @Test
  void refusedTokenIsReplaced() throws Exception {
    Shipper shipper = shipper(EntraReceiver.SECRET, time -> {});
    shipper.run(false);
    entra.revoke();
    Deliveries.write(journal, 1);
    shipper.run(false);
    assertThat(receiver.taken()).hasSize(RECORDS + 1);
    assertThat(entra.signIns()).isEqualTo(2);
    assertThat(messages).singleElement().asString().contains("status 401");
  }

  @Test
  void newTokenThatIsRefusedTooIsForAPerson() throws Exception {
    entra.refuseAll();
    assertThatThrownBy(() -> deliver(time -> {}))
        .isInstanceOf(DeliveryHalted.class)
        .hasMessageContaining("a new token too: status 401");
    assertThat(entra.signIns()).isEqualTo(2);
    assertThat(receiver.taken()).isEmpty();
  }

  @Test
  void wrongSecretIsForAPersonAndLosesNothing() throws Exception {
    assertThatThrownBy(() -> shipper("wrong", time -> {}).run(false))
        .isInstanceOf(DeliveryHalted.class)
        .hasMessageEndingWith("sign-in: status 401 invalid_client AADSTS7000215");
    assertThat(entra.signIns()).isOne();
    deliver(time -> {});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"token_type\":\"Bearer\",\"expires_in\":3599}",
        "{\"token_type\":\"Bearer\",\"expires_in\":0,\"access_token\":\"eyJ0\"}",
        "{\"token_type\":\"Bearer\",\"access_token\":\"eyJ0\"}",
        "{\"token_type\":\"mac\",\"expires_in\":3599,\"access_token\":\"eyJ0\"}",
        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"eyJ0\\r\\nX: 1\"}"
      })
  void whatIsNoTokenIsAskedForAgain(String answer) throws Exception {
    entra.thenSignIn(Answer.of(200, answer));
    deliver(time -> {});
    assertThat(entra.signIns()).isEqualTo(2);
    assertThat(messages).singleElement().asString().contains("sign-in: the answer");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void unavailableSignInIsTriedAgain(int status) throws Exception {
    entra.thenSignIn(EntraReceiver.error(status, "server_error", 90033));
    deliver(time -> {});
    assertThat(entra.signIns()).isEqualTo(2);
  }
}
