package dev.edict.bundle;

import static dev.edict.bundle.Bundles.EXPIRES;
import static dev.edict.bundle.Bundles.KEY;
import static dev.edict.bundle.Bundles.NOW;
import static dev.edict.bundle.Bundles.SECOND;
import static dev.edict.bundle.Bundles.STRANGER;
import static dev.edict.bundle.Bundles.TRUSTED;
import static dev.edict.bundle.Bundles.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.edict.dsl.rule.Level;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that somebody with a trusted key has signed, and that are refused all the same. */
class HostileBundleTest {
  private static final String TEXT = policy("a.edict", "org", "a.test").text();

  private static Refusal refusal(PolicyBundle bundle) {
    return refusal(bundle, Bundles.verifier(TRUSTED));
  }

  private static Refusal refusal(PolicyBundle bundle, BundleVerifier verifier) {
    BundleRefusedException refused =
        catchThrowableOfType(BundleRefusedException.class, () -> verifier.verify(bundle.toBytes()));
    assertThat(refused).isNotNull();
    return refused.refusal();
  }

  /** Returns a signed bundle whose manifest is that of {@link #TEXT} as a.edict, changed. */
  private static PolicyBundle signed(UnaryOperator<String> change) {
    PolicyBundle good = Bundles.of(1, policy("a.edict", "org", "a.test"));
    String manifest = new String(ManifestJson.write(manifest(good)), StandardCharsets.UTF_8);
    return signed(change.apply(manifest), good.archive());
  }

  private static PolicyBundle signed(String manifest, byte[] archive) {
    String payload = Base64Url.encode(manifest.getBytes(StandardCharsets.UTF_8));
    return new PolicyBundle(new SignedManifest(payload, List.of()).signedBy(KEY), archive);
  }

  private static BundleManifest manifest(PolicyBundle bundle) {
    try {
      return bundle.manifest();
    } catch (BundleRefusedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Returns a signed bundle with the manifest of {@code files}, and another archive. */
  private static PolicyBundle withArchive(byte[] archive, BundledFile... files) {
    BundleManifest manifest =
        new BundleManifest(
            "acme",
            1,
            NOW,
            EXPIRES,
            List.of(Level.ORG),
            archive.length,
            Sha256.of(archive),
            List.of(files));
    return new PolicyBundle(SignedManifest.unsigned(manifest).signedBy(KEY), archive);
  }

  private static BundledFile file(String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new BundledFile(path, bytes.length, Sha256.of(bytes));
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void theFrameOfTheseTestsMakesGoodBundles() throws Exception {
    Bundles.verifier(TRUSTED).verify(signed(UnaryOperator.identity()).toBytes());
    Bundles.verifier(TRUSTED)
        .verify(withArchive(zip("a.edict", TEXT), file("a.edict", TEXT)).toBytes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "revision":1     | "revision":1,"extra":0
          "revision":1     | "revision":1,"revision":1
          "revision":1     | "revision":1.0
          "revision":1     | "revision":"1"
          "revision":1     | "revision":0
          "revision":1     | "revision":-1
          "revision":1     | "revision":9007199254740992
          "name":"acme"    | "name":"Acme"
          "name":"acme"    | "name":"../acme"
          "name":"acme",   |
          ["org"]          | []
          ["org"]          | ["org","org"]
          ["org"]          | ["team","org"]
          ["org"]          | ["local"]
          ["org"]          | ["all"]
          12:00:00Z        | 12:00:00.5Z
          12:00:00Z        | 12:00:00+00:00
          edict-bundle/1   | edict-bundle/2
          "a.edict"        | "../a.edict"
          "a.edict"        | "/a.edict"
          "a.edict"        | "local/a.edict"
          "a.edict"        | "a.edict\\u0000"
          "size"           | "Size"
          """)
  void manifestsOfAnotherFormAreMalformed(String part, String instead) {
    PolicyBundle bundle = signed(text -> text.replace(part, instead == null ? "" : instead));
    assertThat(refusal(bundle)).isEqualTo(Refusal.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "1", "{", "\u0000"})
  void whatIsNoManifestIsMalformed(String payload) {
    assertThat(refusal(signed(payload, new byte[] {1}))).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void whiteSpaceAndOtherOrderAreAnotherForm() {
    assertThat(refusal(signed(text -> text + " "))).isEqualTo(Refusal.MALFORMED);
    assertThat(refusal(signed(text -> text.replace("\"format\":", "\"format\": "))))
        .isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void filesThatTheManifestDoesNotNameAreRefused() throws IOException {
    byte[] extra = zip("a.edict", TEXT, "b.edict", TEXT);
    assertThat(refusal(withArchive(extra, file("a.edict", TEXT)))).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void missingFilesAreRefused() throws IOException {
    PolicyBundle bundle =
        withArchive(zip("a.edict", TEXT), file("a.edict", TEXT), file("b.edict", TEXT));
    assertThat(refusal(bundle)).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void anotherOrderIsRefused() throws IOException {
    PolicyBundle bundle =
        withArchive(
            zip("b.edict", TEXT, "a.edict", TEXT), file("a.edict", TEXT), file("b.edict", TEXT));
    assertThat(refusal(bundle)).isEqualTo(Refusal.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.edict", "/a.edict", "a.edict/", "b/../a.edict", "A.edict"})
  void otherNamesInTheArchiveAreRefused(String name) throws IOException {
    String text = name.endsWith("/") ? "" : TEXT;
    assertThat(refusal(withArchive(zip(name, text), file("a.edict", TEXT))))
        .isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void nothingMayStandBeforeOrBehindTheArchive() throws IOException {
    byte[] zip = zip("a.edict", TEXT);
    byte[] behind = Arrays.copyOf(zip, zip.length + 1);
    byte[] before = new byte[zip.length + 4];
    System.arraycopy(zip, 0, before, 4, zip.length);
    assertThat(refusal(withArchive(behind, file("a.edict", TEXT)))).isEqualTo(Refusal.MALFORMED);
    assertThat(refusal(withArchive(before, file("a.edict", TEXT)))).isEqualTo(Refusal.MALFORMED);
  }

  /** Returns an archive with every {@code from} replaced by {@code to}, which is as long. */
  private static byte[] replaced(byte[] archive, String from, String to) {
    String text = new String(archive, StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aNameTwiceIsRefused() throws IOException {
    byte[] twice = replaced(zip("a.edict", TEXT, "b.edict", TEXT), "b.edict", "a.edict");
    assertThat(refusal(withArchive(twice, file("a.edict", TEXT)))).isEqualTo(Refusal.MALFORMED);
    String list = "\"files\":[";
    PolicyBundle listedTwice =
        signed(
            text -> {
              String entry =
                  text.substring(
                      text.indexOf(list) + list.length(), text.indexOf(']', text.indexOf(list)));
              return text.replace(list, list + entry + ",");
            });
    assertThat(refusal(listedTwice)).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void linksAreRefused() throws IOException {
    byte[] archive = zip("a.edict", TEXT);
    int entry = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    archive[entry + 41] = (byte) 0xa1; // The mode of a symbolic link, in the upper half.
    assertThat(refusal(withArchive(archive, file("a.edict", TEXT)))).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void bothListsOfAnArchiveNameTheSame() throws IOException {
    byte[] archive = zip("a.edict", TEXT);
    String text = new String(archive, StandardCharsets.ISO_8859_1);
    int inDirectory = text.lastIndexOf("a.edict");
    archive[inDirectory] = 'b';
    assertThat(refusal(withArchive(archive, file("a.edict", TEXT)))).isEqualTo(Refusal.MALFORMED);
    assertThat(refusal(withArchive(archive, file("b.edict", TEXT)))).isEqualTo(Refusal.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 21, 22, 100})
  void shortArchivesAreRefused(int length) {
    assertThat(refusal(withArchive(new byte[length], file("a.edict", TEXT))))
        .isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void otherContentIsDamaged() throws IOException {
    String other = TEXT.replace("a.test", "b.test");
    assertThat(refusal(withArchive(zip("a.edict", other), file("a.edict", TEXT))))
        .isEqualTo(Refusal.DAMAGED);
    assertThat(refusal(withArchive(zip("a.edict", TEXT + "\n"), file("a.edict", TEXT))))
        .isEqualTo(Refusal.DAMAGED);
  }

  @Test
  void whatUnpacksToMoreThanWasSaidIsNotUnpacked() throws IOException {
    byte[] bomb = zip("a.edict", " ".repeat(50 << 20));
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(refusal(withArchive(bomb, file("a.edict", TEXT)))).isEqualTo(Refusal.DAMAGED);
  }

  @Test
  void sizesBeyondTheLimitsAreRefusedBeforeAnythingIsUnpacked() {
    String large = "\"files\":[{\"path\":\"a.edict\",\"size\":";
    assertThat(refusal(signed(text -> text.replace(large, large + "999999"))))
        .isEqualTo(Refusal.TOO_LARGE);
    BundleLimits oneFile = new BundleLimits(1 << 20, 1 << 20, 1 << 20, 1);
    PolicyBundle two =
        Bundles.of(1, policy("a.edict", "org", "a.test"), policy("b.edict", "org", "b.test"))
            .signedBy(KEY);
    assertThat(refusal(two, BundleVerifier.of(TRUSTED, oneFile, () -> NOW)))
        .isEqualTo(Refusal.TOO_LARGE);
    BundleLimits shortManifest = new BundleLimits(100, 1 << 20, 1 << 20, 9);
    assertThat(refusal(two, BundleVerifier.of(TRUSTED, shortManifest, () -> NOW)))
        .isEqualTo(Refusal.TOO_LARGE);
  }

  @Test
  void aPolicyWithErrorsIsNotUsed() throws IOException {
    String faulty = TEXT.replace("connect tcp", "connect tpc");
    assertThat(refusal(withArchive(zip("a.edict", faulty), file("a.edict", faulty))))
        .isEqualTo(Refusal.FAULTY_POLICY);
  }

  @Test
  void aLevelThatWasNotAnnouncedIsNotUsed() {
    assertThat(refusal(signed(text -> text.replace("[\"org\"]", "[\"team\"]"))))
        .isEqualTo(Refusal.WRONG_LEVEL);
  }

  @Test
  void theTimesAreKept() throws Exception {
    PolicyBundle bundle = Bundles.allowing(1, "a.test");
    BundleLimits limits = BundleLimits.DEFAULTS;
    BundleVerifier.of(TRUSTED, limits, () -> EXPIRES.minusSeconds(1)).verify(bundle);
    assertThat(refusal(bundle, BundleVerifier.of(TRUSTED, limits, () -> EXPIRES)))
        .isEqualTo(Refusal.EXPIRED);
    BundleVerifier.of(TRUSTED, limits, () -> NOW.minus(BundleVerifier.CLOCK_SKEW)).verify(bundle);
    assertThat(refusal(bundle, BundleVerifier.of(TRUSTED, limits, () -> NOW.minusSeconds(301))))
        .isEqualTo(Refusal.NOT_YET_VALID);
  }

  @Test
  void signaturesOfStrangersDoNotCount() {
    PolicyBundle bundle = Bundles.of(1, policy("a.edict", "org", "a.test"));
    assertThat(refusal(bundle)).isEqualTo(Refusal.UNTRUSTED);
    assertThat(refusal(bundle.signedBy(STRANGER))).isEqualTo(Refusal.UNTRUSTED);
  }

  @Test
  void aStrangersSignatureUnderTheNameOfATrustedKeyDoesNotCount() {
    SignedManifest stranger =
        Bundles.of(1, policy("a.edict", "org", "a.test")).signedBy(STRANGER).signed();
    String trustedHeader = ManifestSignature.sign(stranger.payload(), KEY).header();
    ManifestSignature forged =
        new ManifestSignature(trustedHeader, stranger.signatures().get(0).signature());
    SignedManifest signed = new SignedManifest(stranger.payload(), List.of(forged));
    assertThat(
            refusal(
                new PolicyBundle(
                    signed, Bundles.of(1, policy("a.edict", "org", "a.test")).archive())))
        .isEqualTo(Refusal.UNTRUSTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"kid\":\"%s\",\"typ\":\"edict-bundle+json\"}",
        "{\"alg\":\"HS256\",\"kid\":\"%s\",\"typ\":\"edict-bundle+json\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"%s\",\"typ\":\"JWT\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"%s\"}",
        "{\"alg\":\"EdDSA\",\"crit\":[\"b64\"],\"b64\":false,\"kid\":\"%s\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"%s\",\"typ\":\"edict-bundle+json\",\"jwk\":{}}"
      })
  void headersThatSayAnythingElseAreMalformed(String header) {
    PolicyBundle good = Bundles.allowing(1, "a.test");
    ManifestSignature signature = good.signed().signatures().get(0);
    String id = ManifestSignature.keyId(KEY.getPublic());
    ManifestSignature changed =
        new ManifestSignature(Base64Url.encode(header.formatted(id)), signature.signature());
    SignedManifest signed = new SignedManifest(good.signed().payload(), List.of(changed));
    assertThat(refusal(new PolicyBundle(signed, good.archive()))).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void aSignatureWithZerosBehindIsMalformed() throws Exception {
    PolicyBundle good = Bundles.allowing(1, "a.test");
    ManifestSignature signature = good.signed().signatures().get(0);
    byte[] longer = Arrays.copyOf(Base64Url.decode(signature.signature()), 65);
    ManifestSignature changed = new ManifestSignature(signature.header(), Base64Url.encode(longer));
    SignedManifest signed = new SignedManifest(good.signed().payload(), List.of(changed));
    assertThat(refusal(new PolicyBundle(signed, good.archive()))).isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void oneKeyIsOneKeyHoweverOftenItSigned() {
    TrustedKeys two =
        TrustedKeys.of(
            2, List.of(TrustedKey.always(KEY.getPublic()), TrustedKey.always(SECOND.getPublic())));
    PolicyBundle one = Bundles.allowing(1, "a.test");
    assertThat(refusal(one, Bundles.verifier(two))).isEqualTo(Refusal.UNTRUSTED);
    List<ManifestSignature> twice = new ArrayList<>(one.signed().signatures());
    twice.addAll(one.signed().signatures());
    SignedManifest doubled = new SignedManifest(one.signed().payload(), twice);
    assertThat(refusal(new PolicyBundle(doubled, one.archive()), Bundles.verifier(two)))
        .isEqualTo(Refusal.MALFORMED);
  }
}
