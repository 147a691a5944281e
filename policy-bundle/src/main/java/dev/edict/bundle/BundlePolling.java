package dev.edict.bundle;

import dev.edict.bundle.BundleVerifier.Vouched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes bundles from a source and from the disk to their activation. Not safe for use by several
 * threads.
 */
final class BundlePolling {
  private final BundleSource source;
  private final BundleVerifier verifier;
  private final BundleActivation activation;
  private final @Nullable BundleStore store;
  private final @Nullable String name;
  private @Nullable Activated last;
  private @Nullable SignedManifest seen;
  private @Nullable String tag;
  private int failures;
  private @Nullable String lastError;

  BundlePolling(
      BundleSource source,
      BundleVerifier verifier,
      BundleActivation activation,
      @Nullable BundleStore store,
      @Nullable String name)
      throws IOException {
    this.source = source;
    this.verifier = verifier;
    this.activation = activation;
    this.store = store;
    this.name = name;
    this.last = store == null ? null : store.state().map(BundleStore.State::activated).orElse(null);
  }

  int failures() {
    return failures;
  }

  @Nullable String lastError() {
    return lastError;
  }

  /** Activates what is on the disk, after looking at it as at anything that comes from outside. */
  void restore() {
    if (store == null) {
      return;
    }
    try {
      BundleLimits limits = verifier.limits();
      Optional<BundleStore.State> state = store.state();
      Optional<byte[]> kept =
          store.bundle((long) limits.manifestBytes() + limits.archiveBytes() + 1);
      if (state.isEmpty() || kept.isEmpty()) {
        return;
      }
      PolicyBundle bundle = PolicyBundle.read(kept.get(), limits);
      Vouched vouched = verifier.vouch(bundle.signed());
      requireSuccessor(vouched.manifest());
      Instant confirmed = state.get().confirmed();
      Instant now = activation.now();
      activation.activate(
          verifier.open(vouched, bundle.archive()), confirmed.isAfter(now) ? now : confirmed);
    } catch (IOException | BundleRefusedException | RuntimeException unusable) {
      failed("the bundle on the disk", unusable);
    }
  }

  /** Asks the source once. */
  void poll() {
    try {
      Optional<BundleSource.Latest> latest = source.latest(tag, verifier.limits().manifestBytes());
      if (latest.isPresent()) {
        byte[] json = latest.get().json().getBytes(StandardCharsets.ISO_8859_1);
        take(SignedManifest.read(json), latest.get().tag());
      } else {
        confirm();
      }
      failures = 0;
      lastError = null;
    } catch (IOException | BundleRefusedException | RuntimeException unusable) {
      failed("the newest bundle", unusable);
    }
  }

  private void take(SignedManifest signed, @Nullable String newTag)
      throws IOException, BundleRefusedException {
    if (signed.equals(seen)) {
      tag = newTag;
      confirm();
      return;
    }
    Vouched vouched = verifier.vouch(signed);
    BundleManifest manifest = vouched.manifest();
    requireSuccessor(manifest);
    byte[] archive = source.archive(manifest.archiveSha256(), manifest.archiveSize());
    VerifiedBundle bundle = verifier.open(vouched, archive);
    Instant now = activation.now();
    if (store != null) {
      store.keep(new PolicyBundle(signed, archive), manifest, now);
    }
    last = Activated.of(manifest);
    // Only with what is active: a tag of anything else would hide it from the next attempt.
    seen = signed;
    tag = newTag;
    activation.activate(bundle, now);
  }

  private void requireSuccessor(BundleManifest manifest) throws BundleRefusedException {
    if (name != null && !manifest.name().equals(name)) {
      throw new BundleRefusedException(
          Refusal.OTHER_BUNDLE, "it is the bundle " + manifest.name() + ", not " + name);
    }
    if (last != null) {
      last.requireSuccessor(manifest);
    }
  }

  // A bundle that has expired is not made good by a source that has nothing newer.
  private void confirm() throws IOException, BundleRefusedException {
    SignedManifest active = seen;
    Activated activated = activation.activated();
    if (active == null || activated == null) {
      throw new IOException("the server confirms what nobody has");
    }
    verifier.vouch(active);
    Instant now = activation.now();
    if (store != null) {
      store.confirm(activated, now);
    }
    activation.confirm(now);
  }

  private void failed(String what, Exception unusable) {
    failures++;
    lastError = what + ": " + unusable.getMessage();
  }
}
