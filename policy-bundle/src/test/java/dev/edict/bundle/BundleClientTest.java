package dev.edict.bundle;

import static dev.edict.bundle.Bundles.EXPIRES;
import static dev.edict.bundle.Bundles.KEY;
import static dev.edict.bundle.Bundles.NOW;
import static dev.edict.bundle.Bundles.STRANGER;
import static dev.edict.bundle.Bundles.TRUSTED;
import static dev.edict.bundle.Bundles.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleClientTest {
  private static final Duration MAX_AGE = Duration.ofHours(1);

  @TempDir private Path folder;
  private Path server;
  private Path store;
  private Instant now = NOW;
  private final List<BundleHealth> told = new ArrayList<>();
  private PolicyDecisionPoint point = PolicyDecisionPoint.denyAll(() -> now);

  @BeforeEach
  void name() {
    server = folder.resolve("server");
    store = folder.resolve("store");
  }

  private BundleClient.Builder builder() {
    return BundleClient.builder(BundleSource.in(server), TRUSTED, point)
        .store(store)
        .clock(() -> now)
        .schedule(BundleSchedule.DEFAULTS.withMaxAge(MAX_AGE))
        .listener(told::add);
  }

  /** Returns a client as after the program was started anew. */
  private BundleClient restarted() throws IOException {
    point = PolicyDecisionPoint.denyAll(() -> now);
    BundleClient client = builder().open();
    client.restore();
    return client;
  }

  private void push(PolicyBundle bundle) throws Exception {
    BundleDirectory.push(bundle, server);
  }

  /** Puts a bundle on the server as an attacker would, who has the server but no key. */
  private void replay(PolicyBundle bundle) throws Exception {
    Files.deleteIfExists(server.resolve(BundleSource.LATEST));
    push(bundle);
  }

  private Decision decide(String host) {
    return point.decide(NetworkRequest.connect(Subject.user("alice"), host, 443));
  }

  private void takeServerAway() throws IOException {
    Files.move(server, folder.resolve("away"));
  }

  private void bringServerBack() throws IOException {
    Files.move(folder.resolve("away"), server);
  }

  @Test
  void withoutAnyBundleEverythingIsDenied() throws Exception {
    BundleClient client = builder().open();
    assertThat(client.health().status()).isEqualTo(BundleStatus.STARTING);
    assertThat(decide("a.test").code()).isEqualTo("no-policy");
    BundleHealth health = client.poll();
    assertThat(health.status()).isEqualTo(BundleStatus.BROKEN);
    assertThat(health.lastError()).startsWith("the newest bundle: ");
    assertThat(decide("a.test").code()).isEqualTo("no-policy");
  }

  @Test
  void theNewestBundleDecides() throws Exception {
    BundleClient client = builder().open();
    push(Bundles.allowing(1, "a.test"));
    assertThat(client.poll().status()).isEqualTo(BundleStatus.CURRENT);
    assertThat(decide("a.test").isAllowed()).isTrue();

    push(Bundles.allowing(2, "b.test"));
    BundleHealth health = client.poll();
    assertThat(health.revision()).isEqualTo(2);
    assertThat(health.digest()).isEqualTo(Bundles.allowing(2, "b.test").manifest().digest());
    assertThat(decide("a.test").isAllowed()).isFalse();
    assertThat(decide("b.test").isAllowed()).isTrue();
    assertThat(told).hasSize(2);
  }

  @Test
  void whatDidNotChangeIsNotPublishedAnew() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    BundleClient client = builder().open();
    client.poll();
    now = now.plus(MAX_AGE).minusSeconds(1);
    BundleHealth health = client.poll();
    assertThat(point.generation()).isEqualTo(1);
    assertThat(health.since()).isEqualTo(NOW);
    assertThat(health.confirmed()).isEqualTo(now);
    now = now.plus(MAX_AGE).minusSeconds(1);
    assertThat(decide("a.test").isAllowed()).isTrue();
  }

  @Test
  void whatIsRefusedChangesNothing() throws Exception {
    BundleClient client = builder().open();
    push(Bundles.allowing(5, "a.test"));
    client.poll();

    replay(Bundles.of(6, policy("net.edict", "org", "evil.test")).signedBy(STRANGER));
    BundleHealth health = client.poll();

    assertThat(health.status()).isEqualTo(BundleStatus.STALE);
    assertThat(health.lastError()).contains("untrusted");
    assertThat(health.revision()).isEqualTo(5);
    assertThat(decide("a.test").isAllowed()).isTrue();
    assertThat(decide("evil.test").isAllowed()).isFalse();
    replay(Bundles.allowing(6, "b.test"));
    assertThat(client.poll().status()).isEqualTo(BundleStatus.CURRENT);
  }

  @Test
  void olderRevisionsAreRefusedAlsoAfterARestart() throws Exception {
    BundleClient client = builder().open();
    PolicyBundle old = Bundles.allowing(4, "old.test");
    push(old);
    client.poll();
    push(Bundles.allowing(5, "a.test"));
    client.poll();

    replay(old);
    assertThat(client.poll().lastError()).contains("rollback: revision 4 comes after 5");
    assertThat(restarted().poll().lastError()).contains("rollback");
    assertThat(decide("a.test").isAllowed()).isTrue();

    Files.delete(store.resolve("bundle.edictb"));
    BundleHealth health = restarted().poll();
    assertThat(health.status()).isEqualTo(BundleStatus.BROKEN);
    assertThat(decide("old.test").isAllowed()).isFalse();
  }

  @Test
  void aRevisionIsOneBundle() throws Exception {
    BundleClient client = builder().open();
    push(Bundles.allowing(5, "a.test"));
    client.poll();
    replay(Bundles.allowing(5, "b.test"));
    assertThat(client.poll().lastError()).contains("revision 5 was another bundle before");
    replay(Bundles.allowing(5, "a.test").signedBy(STRANGER));
    assertThat(client.poll().status()).isEqualTo(BundleStatus.CURRENT);
  }

  @Test
  void anotherBundleOfTheSameKeyIsRefused() throws Exception {
    PolicyBundle other =
        PolicyBundle.of("other", 9, NOW, EXPIRES, List.of(policy("net.edict", "org", "other.test")))
            .signedBy(KEY);
    push(other);
    assertThat(builder().name("acme").open().poll().lastError()).contains("other-bundle");
    replay(Bundles.allowing(1, "a.test"));
    BundleClient client = builder().open();
    client.poll();
    replay(other);
    assertThat(client.poll().lastError()).contains("it is the bundle other, not acme");
  }

  @Test
  void withoutAServerTheLastGoodDecidesForAWhileAndThenNothing() throws Exception {
    BundleClient client = builder().open();
    push(Bundles.allowing(1, "a.test"));
    client.poll();
    takeServerAway();

    now = NOW.plus(MAX_AGE).minusSeconds(1);
    BundleHealth health = client.poll();
    assertThat(health.status()).isEqualTo(BundleStatus.STALE);
    assertThat(health.goodUntil()).isEqualTo(NOW.plus(MAX_AGE));
    assertThat(decide("a.test").isAllowed()).isTrue();

    now = NOW.plus(MAX_AGE);
    assertThat(client.health().status()).isEqualTo(BundleStatus.BROKEN);
    assertThat(decide("a.test").code()).isEqualTo("policy-stale");

    bringServerBack();
    assertThat(client.poll().status()).isEqualTo(BundleStatus.CURRENT);
    assertThat(decide("a.test").isAllowed()).isTrue();
  }

  @Test
  void aRestartWithoutAServerGoesOnFromTheDiskAndDoesNotBuyTime() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    builder().open().poll();
    takeServerAway();
    now = NOW.plus(MAX_AGE).minusSeconds(1);

    BundleHealth health = restarted().poll();

    assertThat(health.status()).isEqualTo(BundleStatus.STALE);
    assertThat(health.goodUntil()).isEqualTo(NOW.plus(MAX_AGE));
    assertThat(decide("a.test").isAllowed()).isTrue();
    now = NOW.plus(MAX_AGE);
    assertThat(decide("a.test").code()).isEqualTo("policy-stale");
    assertThat(restarted().health().status()).isEqualTo(BundleStatus.BROKEN);
    assertThat(decide("a.test").code()).isEqualTo("policy-stale");
  }

  @Test
  void anExpiredBundleIsOverWhateverTheServerSays() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    BundleClient client = builder().schedule(BundleSchedule.DEFAULTS).open();
    for (now = NOW; now.isBefore(EXPIRES); now = now.plus(Duration.ofHours(12))) {
      assertThat(client.poll().status()).isEqualTo(BundleStatus.CURRENT);
    }
    BundleHealth health = client.poll();
    assertThat(health.status()).isEqualTo(BundleStatus.BROKEN);
    assertThat(health.lastError()).contains("expired");
    assertThat(decide("a.test").code()).isEqualTo("policy-stale");
  }

  @Test
  void theDiskIsNotTrustedEither() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    builder().open().poll();
    takeServerAway();
    Path kept = store.resolve("bundle.edictb");
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);

    BundleClient client = restarted();

    assertThat(client.health().status()).isEqualTo(BundleStatus.BROKEN);
    assertThat(client.health().lastError()).startsWith("the bundle on the disk: ");
    assertThat(decide("a.test").code()).isEqualTo("no-policy");
    bringServerBack();
    assertThat(client.poll().status()).isEqualTo(BundleStatus.CURRENT);
  }

  @Test
  void aDamagedStateKeepsTheClientFromOpening() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    builder().open().poll();
    for (String damaged : List.of("", "{", "{}", "{\"confirmed\":\"now\"}")) {
      Files.writeString(store.resolve("state.json"), damaged, StandardCharsets.US_ASCII);
      assertThatThrownBy(() -> builder().open()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void programsThatShareADirectoryDoNotTurnEachOtherBack() throws Exception {
    PolicyBundle first = Bundles.allowing(1, "a.test");
    push(first);
    BundleClient slow = builder().open();
    slow.poll();
    push(Bundles.allowing(2, "b.test"));
    builder().open().poll();
    replay(first);
    slow.poll();
    assertThat(restarted().health().revision()).isEqualTo(2);
  }

  @Test
  void anArchiveThatIsNotThereYetIsAskedForAgain() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    BundleClient client = builder().open();
    client.poll();
    PolicyBundle next = Bundles.allowing(2, "b.test");
    push(next);
    Path archive = server.resolve(BundleSource.archiveName(next.manifest().archiveSha256()));
    Files.move(archive, folder.resolve("archive"));
    assertThat(client.poll().status()).isEqualTo(BundleStatus.STALE);
    Files.move(folder.resolve("archive"), archive);
    assertThat(client.poll().revision()).isEqualTo(2);
  }

  @Test
  void localPoliciesNarrow() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    BundleClient client = builder().local(List.of(denying("a.test"))).open();
    client.poll();
    assertThat(decide("a.test").isAllowed()).isFalse();
    client.replaceLocal(List.of());
    assertThat(decide("a.test").isAllowed()).isTrue();
  }

  @Test
  void localPoliciesDoNotWiden() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    BundleClient client = builder().local(List.of(policy("mine.edict", "local", "b.test"))).open();
    client.poll();
    assertThat(decide("a.test").isAllowed()).isTrue();
    assertThat(decide("b.test").code()).isEqualTo("inactive-allow");
  }

  @Test
  void localFilesThatClaimAuthorityAreRefusedAndNothingIsAllowed() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    for (String level : List.of("org", "team", "kit")) {
      BundleClient client = builder().local(List.of(policy("mine.edict", level, "b.test"))).open();
      BundleHealth health = client.poll();
      assertThat(health.status()).isEqualTo(BundleStatus.BROKEN);
      assertThat(health.lastError()).contains("wrong-level").contains("local/mine.edict");
      assertThat(decide("a.test").code()).isEqualTo("no-policy");
      assertThat(decide("b.test").code()).isEqualTo("no-policy");
      assertThat(client.poll().lastError()).contains("wrong-level");
    }
  }

  @Test
  void faultyLocalFilesDoNotKeepANewBundleOut() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    BundleClient client = builder().local(List.of(denying("x.test"))).open();
    client.poll();
    assertThatThrownBy(() -> client.replaceLocal(List.of(policy("l.edict", "org", "b.test"))))
        .isInstanceOf(BundleRefusedException.class);
    assertThat(decide("a.test").isAllowed()).isTrue();

    push(Bundles.of(2, policy("net.edict", "org", "b.test"), named("Mine")).signedBy(KEY));
    BundleHealth health = client.poll();
    assertThat(health.status()).isEqualTo(BundleStatus.BROKEN);
    assertThat(health.revision()).isEqualTo(2);
    assertThat(decide("a.test").reason()).contains("local policies");
    client.replaceLocal(List.of());
    assertThat(client.health().status()).isEqualTo(BundleStatus.CURRENT);
    assertThat(decide("b.test").isAllowed()).isTrue();
  }

  @Test
  void aBundleDoesNotImportFromLocalFiles() {
    assertThatThrownBy(
            () ->
                Bundles.of(
                    1,
                    PolicySource.of(
                        "net.edict", "edict 1\nimport hosts from \"local/mine.edict\"\n")))
        .hasMessageContaining("local/mine.edict");
  }

  @Test
  void itAsksOnByItselfUntilItIsClosed() throws Exception {
    push(Bundles.allowing(1, "a.test"));
    BundleSchedule often = BundleSchedule.DEFAULTS.every(Duration.ofMillis(5));
    try (BundleClient client = builder().schedule(often).open()) {
      assertThat(client.start().revision()).isEqualTo(1);
      push(Bundles.allowing(2, "b.test"));
      while (client.health().revision() != 2) {
        Thread.onSpinWait();
      }
      assertThat(decide("b.test").isAllowed()).isTrue();
    }
  }

  @Test
  void theDirectoryTakesOnlySignedAndNewerBundles() throws Exception {
    assertThatThrownBy(() -> push(Bundles.of(1, policy("a.edict", "org", "a.test"))))
        .hasMessageContaining("nobody has signed it");
    push(Bundles.allowing(2, "a.test"));
    assertThatThrownBy(() -> push(Bundles.allowing(1, "b.test"))).hasMessageContaining("rollback");
    push(Bundles.allowing(3, "b.test"));
    try (Stream<Path> files = Files.list(server)) {
      assertThat(files.filter(file -> file.toString().endsWith(".zip"))).hasSize(2);
    }
  }

  private static PolicySource denying(String host) {
    return PolicySource.of(
        "mine.edict",
        """
        edict 1
        policy "Mine" level local
        network { deny "not %1$s" connect tcp to "%1$s:443" }
        """
            .formatted(host));
  }

  /** Returns a policy under a name that a local one may have taken. */
  private static PolicySource named(String name) {
    return PolicySource.of(
        "other.edict",
        """
        edict 1
        policy "%s" level org
        network { deny "none" connect tcp to "none.test" }
        """
            .formatted(name));
  }
}
