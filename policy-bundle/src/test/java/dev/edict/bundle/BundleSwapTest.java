package dev.edict.bundle;

import static dev.edict.bundle.Bundles.NOW;
import static dev.edict.bundle.Bundles.TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.network.Protocol;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.SubjectDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Ruling;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bundles are swapped while decisions are made. */
class BundleSwapTest {
  private static final int SWAPS = 1000;
  private static final Subject ALICE = Subject.user("alice");

  /** Every other bundle allows one of two hosts, and none a third. */
  private static String host(long revision) {
    return revision % 2 == 0 ? "even.test" : "odd.test";
  }

  @Test
  void everyDecisionIsOfOneBundle() throws Exception {
    PolicyDecisionPoint point = PolicyDecisionPoint.denyAll(() -> NOW);
    Newest source = new Newest();
    BundleClient client = BundleClient.builder(source, TRUSTED, point).clock(() -> NOW).open();
    source.bundle = Bundles.allowing(1, host(1));
    client.poll();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> running = new ArrayList<>();
      Callable<Integer> deciding = () -> decide(point, done);
      Callable<Integer> ruling = () -> rule(point, done);
      running.add(threads.submit(deciding));
      running.add(threads.submit(ruling));
      for (long revision = 2; revision <= SWAPS; revision++) {
        source.bundle = Bundles.allowing(revision, host(revision));
        assertThat(client.poll().revision()).isEqualTo(revision);
        Decision after = point.decide(NetworkRequest.connect(ALICE, host(revision), 443));
        assertThat(after.isAllowed()).as("published when the client says so").isTrue();
      }
      done.set(true);
      for (Future<Integer> each : running) {
        assertThat(each.get()).isPositive();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(point.generation()).isEqualTo(SWAPS);
  }

  /** Returns how many decisions were made; each must be that of the bundle of its generation. */
  private static int decide(PolicyDecisionPoint point, AtomicBoolean done) {
    String[] hosts = {"even.test", "odd.test", "never.test"};
    int made = 0;
    long newest = 0;
    while (!done.get()) {
      String host = hosts[made++ % hosts.length];
      Decision decision = point.decide(NetworkRequest.connect(ALICE, host, 443));
      assertThat(decision.isAllowed()).isEqualTo(host.equals(host(decision.generation())));
      assertThat(decision.generation()).isGreaterThanOrEqualTo(newest);
      newest = decision.generation();
    }
    return made;
  }

  /** Returns how many rulings were made; those of one call must be of one bundle. */
  private static int rule(PolicyDecisionPoint point, AtomicBoolean done) {
    SubjectDecisionPoint session = point.session(ALICE, Environment.UNKNOWN);
    String[] hosts = {"even.test", "odd.test", "never.test"};
    int[] ports = {443, 443, 443};
    Ruling[] rulings = new Ruling[hosts.length];
    int made = 0;
    while (!done.get()) {
      session.connect(Protocol.TCP, hosts, ports, rulings);
      assertThat(rulings[0].isAllowed()).isNotEqualTo(rulings[1].isAllowed());
      assertThat(rulings[2].isAllowed()).isFalse();
      made += rulings.length;
    }
    return made;
  }

  /** Has one bundle, which the thread that asks has set. */
  private static final class Newest implements BundleSource {
    private @Nullable PolicyBundle bundle;

    private PolicyBundle bundle() throws IOException {
      if (bundle == null) {
        throw new IOException("none");
      }
      return bundle;
    }

    @Override
    public Optional<Latest> latest(@Nullable String tag, int most) throws IOException {
      String json = new String(bundle().signedManifest(), StandardCharsets.US_ASCII);
      return Optional.of(new Latest(json, null));
    }

    @Override
    public byte[] archive(String sha256, int size) throws IOException {
      return bundle().archive();
    }
  }
}
