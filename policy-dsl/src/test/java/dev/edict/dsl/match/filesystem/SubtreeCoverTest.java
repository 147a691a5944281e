package dev.edict.dsl.match.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.filesystem.SubtreeCover.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubtreeCoverTest {
  private static final CanonicalPath HOME = path("/home/alice");

  private static CanonicalPath path(String text) {
    return CanonicalPath.parse(text, FilesystemProfile.POSIX, null).value();
  }

  private static SubtreeCover cover(CanonicalPath root, String... patterns) {
    List<PathPattern> parsed =
        Arrays.stream(patterns).map(pattern -> PathPattern.parse(pattern).value()).toList();
    return SubtreeCover.of(parsed, root, HOME);
  }

  @ParameterizedTest(name = "{1} cover {0}")
  @CsvSource({
    "/a,               /a/**",
    "/a,               /a | /a/*/**",
    "/a,               /a/* | /a/*/** | /a",
    "/a,               /a | /a/* | /a/*/*/**",
    "/a/b,             /a | /a/*/**",
    "/a,               /a | /a/? | /a/??* | /a/*/*/**",
    "/a,               /a | /a/?/** | /a/?? | /a/???* | /a/?*/*/**",
    "/a,               /a | **/*",
    "/,                / | /*/**",
    "/,                / | **/*",
    "/home,            /home | /home/*/**",
    "/home/alice/work, ~/work | ~/work/*/**",
    "/home/alice,      ~ | /home/alice/*/**",
    "/a,               /** | /a/x/y"
  })
  void patternsThatCoverAll(String root, String patterns) {
    assertThat(cover(path(root), patterns.split(" \\| "))).isEqualTo(whole());
  }

  private static SubtreeCover whole() {
    return new SubtreeCover(Answer.WHOLE, null);
  }

  @ParameterizedTest(name = "{1} leave {2} of {0}")
  @CsvSource({
    "/a,         /a,                            /a/x",
    "/a,         /a/*/**,                       /a",
    "/a,         /a | /a/x/**,                  /a/w",
    "/a,         /a | /a/* | /a/*/*,            /a/x/x/x",
    "/a,         /a | **/b | **/c,              /a/x",
    "/a,         /a | /a/?/** | /a/???*/**,     /a/xx",
    "/a,         /a | /a/*/*/**,                /a/x",
    "/a,         /a | /a/b* | /a/*c | /a/*/*/**, /a/x",
    "/,          /*/**,                         /",
    "/,          / | /*,                        /x/x",
    "/home,      ~/**,                          /home",
    "/b,         /a/**,                         /b"
  })
  void theFirstGapIsTold(String root, String patterns, String gap) {
    assertThat(cover(path(root), patterns.split(" \\| ")))
        .isEqualTo(new SubtreeCover(Answer.PART, path(gap)));
  }

  @Test
  void withoutCaseWhereNamesAreFolded() {
    CanonicalPath root = CanonicalPath.parse("C:\\Work", FilesystemProfile.WINDOWS, null).value();
    List<PathPattern> patterns =
        List.of(PathPattern.parse("C:/WORK").value(), PathPattern.parse("*:/work/*/**").value());
    assertThat(SubtreeCover.of(patterns, root, null)).isEqualTo(whole());
  }

  @Test
  void tooManyCombinationsAreNotTold() {
    // Together they cover all, but of the last twenty names it matters which are of one letter.
    List<String> patterns = new ArrayList<>(List.of("/a"));
    for (int depth = 1; depth < 20; depth++) {
      patterns.add("/a" + "/*".repeat(depth));
    }
    patterns.add("/a/**/?" + "/*".repeat(19));
    patterns.add("/a/**/??*" + "/*".repeat(19));
    SubtreeCover cover = cover(path("/a"), patterns.toArray(String[]::new));
    assertThat(cover.answer()).isEqualTo(Answer.UNDECIDED);
    assertThat(cover.gap()).isNull();
  }
}
