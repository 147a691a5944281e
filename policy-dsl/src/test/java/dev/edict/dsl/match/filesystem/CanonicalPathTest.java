package dev.edict.dsl.match.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Outcomes;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CanonicalPathTest {

  private static final String SEED = "20260101";

  private static Canonical<CanonicalPath> posix(String text) {
    return CanonicalPath.parse(text, FilesystemProfile.POSIX, home("/home/ada"));
  }

  private static @Nullable CanonicalPath home(String text) {
    return CanonicalPath.parse(text, FilesystemProfile.POSIX, null).orNull();
  }

  private static Canonical<CanonicalPath> windows(String text) {
    CanonicalPath home =
        CanonicalPath.parse("C:\\Users\\Ada", FilesystemProfile.WINDOWS, null).value();
    return CanonicalPath.parse(text, FilesystemProfile.WINDOWS, home);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /                    | /
          //                   | /
          /srv/app             | /srv/app
          /srv/app/            | /srv/app
          //srv///app//        | /srv/app
          /srv/./app/.         | /srv/app
          /srv/x/../app        | /srv/app
          /srv/..              | /
          /..                  | /
          /../../etc           | /etc
          /a/b/../../../c      | /c
          /srv/...             | /srv/...
          /srv/..a/b..         | /srv/..a/b..
          /srv/a b*?[x]        | /srv/a b*?[x]
          /Srv/É               | /Srv/É
          /srv/%2e%2e/x        | /srv/%2e%2e/x
          ~                    | /home/ada
          ~/                   | /home/ada
          ~/x                  | /home/ada/x
          ~/../x               | /home/x
          ~/../../../x         | /x
          /~/x                 | /~/x
          /x/~                 | /x/~
          ~bob/x               | !relative-path
          ~bob                 | !relative-path
          srv/app              | !relative-path
          ./srv                | !relative-path
          ../srv               | !relative-path
          ' /srv'              | !relative-path
          C:\\x                | !relative-path
          \\srv                | !relative-path
          ''                   | !empty
          """)
  void normalisesLexically(String text, String expected) {
    assertThat(Outcomes.of(posix(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(value = FilesystemProfile.class, mode = Mode.EXCLUDE, names = "WINDOWS")
  void readsSlashPathsAlike(FilesystemProfile profile) {
    assertThat(Outcomes.of(CanonicalPath.parse("/A/./b/", profile, null))).isEqualTo("/A/b");
  }

  @Test
  void refusesBrokenTextAndExcess() {
    assertThat(Outcomes.of(posix("/srv/a\0b"))).isEqualTo("!control-character");
    assertThat(Outcomes.of(posix("/srv/\ud83d"))).isEqualTo("!lone-surrogate");
    assertThat(Outcomes.of(posix("/srv/\ude00\ud83d/x"))).isEqualTo("!lone-surrogate");
    assertThat(Outcomes.of(posix("/srv/\ud83d\ude00"))).isEqualTo("/srv/\ud83d\ude00");
    assertThat(Outcomes.of(posix("/srv/a\nb"))).isEqualTo("/srv/a\nb");
    String longest = ("/" + "a".repeat(4095)).repeat(8).substring(0, 32_767);
    assertThat(Outcomes.of(posix(longest))).isEqualTo(longest);
    assertThat(Outcomes.of(posix(longest + "/"))).isEqualTo("!too-long");
    assertThat(Outcomes.of(posix("~" + longest.substring(1)))).isEqualTo("!relative-path");
    assertThat(Outcomes.of(posix("~" + longest.substring(4096)))).hasSizeGreaterThan(28_000);
    assertThat(Outcomes.of(posix("/a".repeat(2048)))).isEqualTo("/a".repeat(2048));
    assertThat(Outcomes.of(posix("/a".repeat(2049)))).isEqualTo("!too-many-segments");
    assertThat(Outcomes.of(posix("/a/..".repeat(6_500)))).isEqualTo("/");
    assertThat(Outcomes.of(posix("/a" + "\u0301".repeat(64)))).hasSize(66);
    assertThat(Outcomes.of(posix("/a" + "\u0301".repeat(65)))).isEqualTo("!too-long");
    assertThat(Outcomes.of(posix("/a" + "\u0301\u200d".repeat(65)))).isEqualTo("!too-long");
    assertThat(Outcomes.of(posix("/" + "a\u0301".repeat(1024)))).hasSize(2049);
    assertThat(Outcomes.of(posix("/" + "a\u0301".repeat(1025)))).isEqualTo("!too-long");
    assertThat(Outcomes.of(posix("/" + "a".repeat(4096)))).hasSize(4097);
    assertThat(Outcomes.of(posix("/" + "a".repeat(4097)))).isEqualTo("!too-long");
  }

  @Test
  void needsAHomeForTheTilde() {
    Canonical<CanonicalPath> path = CanonicalPath.parse("~/x", FilesystemProfile.POSIX, null);
    assertThat(Outcomes.of(path)).isEqualTo("!home-unknown");
    CanonicalPath windowsHome = windows("C:\\Users\\Ada").value();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalPath.parse("~/x", FilesystemProfile.POSIX, windowsHome));
    assertThat(Outcomes.of(CanonicalPath.parse("~/x", FilesystemProfile.POSIX, home("/"))))
        .isEqualTo("/x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          C:\\                 | C:\\
          c:\\Users\\Ada       | C:\\Users\\Ada
          C:/Users/Ada/        | C:\\Users\\Ada
          C:\\a\\..\\..\\b     | C:\\b
          C:\\a\\.\\b          | C:\\a\\b
          C:\\.env             | C:\\.env
          C:\\a~b\\~1x         | C:\\a~b\\~1x
          C:\\notes~1.docx     | C:\\notes~1.docx
          C:\\longername~1     | C:\\longername~1
          C:\\console\\comb.c  | C:\\console\\comb.c
          C:\\COM\\COM10       | C:\\COM\\COM10
          ~                    | C:\\Users\\Ada
          ~\\x                 | C:\\Users\\Ada\\x
          ~/x                  | C:\\Users\\Ada\\x
          C:                   | !drive-relative
          C:x                  | !drive-relative
          C:..\\x              | !drive-relative
          x\\y                 | !relative-path
          \\x                  | !relative-path
          /x                   | !relative-path
          1:\\x                | !relative-path
          é:\\x                | !relative-path
          \\\\server\\share    | !unc-path
          //server/share       | !unc-path
          \\\\?\\C:\\x         | !device-path
          \\\\.\\C:\\x         | !device-path
          //?/C:/x             | !device-path
          \\??\\C:\\x          | !device-path
          C:\\CON              | !reserved-name
          C:\\a\\nul           | !reserved-name
          C:\\nul.txt          | !reserved-name
          C:\\NUL .txt         | !reserved-name
          C:\\Com1             | !reserved-name
          C:\\lpt9.x.y         | !reserved-name
          C:\\COM¹             | !reserved-name
          C:\\conin$           | !reserved-name
          C:\\a:b              | !alternate-stream
          C:\\a::$DATA         | !alternate-stream
          C:\\PROGRA~1         | !short-name
          C:\\LONGN~12.TXT    | !short-name
          C:\\a~1\\x           | !short-name
          C:\\a.               | !trailing-dot-or-space
          C:\\a...             | !trailing-dot-or-space
          C:\\...\\x           | !trailing-dot-or-space
          "C:\\a \\x"          | !trailing-dot-or-space
          C:\\a*               | !bad-path-character
          C:\\a?b              | !bad-path-character
          C:\\<a>              | !bad-path-character
          """)
  void readsPlainDrivePathsOnly(String text, String expected) {
    assertThat(Outcomes.of(windows(text))).isEqualTo(expected);
  }

  @Test
  void refusesControlsOnWindows() {
    assertThat(Outcomes.of(windows("C:\\a\nb"))).isEqualTo("!control-character");
    assertThat(windows("C:\\ok\\a:b").rejection().offset()).isEqualTo(7);
  }

  @Test
  void givesItsParts() {
    assertThat(posix("/").value().segments()).isEmpty();
    assertThat(posix("/").value().isRoot()).isTrue();
    assertThat(posix("/a/b").value().segments()).isEqualTo(List.of("a", "b"));
    assertThat(posix("/a/b").value().isRoot()).isFalse();
    assertThat(windows("c:\\").value().segments()).isEmpty();
    assertThat(windows("c:\\a\\b").value().segments()).isEqualTo(List.of("a", "b"));
    assertThat(windows("c:\\a").value().drive()).isEqualTo('C');
    assertThat(posix("/c").value().drive()).isEqualTo((char) 0);
  }

  @Test
  void isEqualByTextAndProfile() {
    CanonicalPath path = posix("/a//b").value();
    assertThat(path).isEqualTo(posix("/a/b").value()).hasSameHashCodeAs(posix("/a/b").value());
    assertThat(path)
        .isNotEqualTo(CanonicalPath.parse("/a/b", FilesystemProfile.UNKNOWN, null).value());
  }

  @Property(tries = 3_000, seed = SEED)
  void normalisingTwiceIsNormalisingOnce(
      @ForAll("texts") String text, @ForAll FilesystemProfile profile) {
    CanonicalPath path = CanonicalPath.parse(text, profile, null).orNull();
    if (path != null) {
      assertThat(CanonicalPath.parse(path.text(), profile, null).value()).isEqualTo(path);
      assertThat(path.segments()).doesNotContain("", ".", "..");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("/", "/", "a", "..", ".", "\\", "C:\\", "c:/", " ", "~", "~1", "é", "nul")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }
}
