package dev.edict.dsl.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlobSequenceTest {

  private static GlobSequence sequence(String... parts) {
    return GlobSequence.of(List.of(parts), GlobSyntax.STAR_AND_QUESTION);
  }

  @Test
  void joinsRunsThatFollowOneAnother() {
    assertThat(sequence("a", "**", "**", "b")).isEqualTo(sequence("a", "**", "b"));
    assertThat(sequence("a", "**").then(sequence("**", "b"))).isEqualTo(sequence("a", "**", "b"));
    assertThat(sequence("a", "**").thenRun()).isEqualTo(sequence("a", "**"));
  }

  @Test
  void tellsRunsFromGlobs() {
    GlobSequence sequence = sequence("a", "**");
    assertThat(sequence.isRun(0)).isFalse();
    assertThat(sequence.isRun(1)).isTrue();
    assertThat(sequence.glob(0).text()).isEqualTo("a");
    assertThatIllegalArgumentException().isThrownBy(() -> sequence.glob(1));
  }

  @Test
  void takesRunsLiterallyWhereAsked() {
    GlobSequence literal = GlobSequence.of(List.of("**"), GlobSyntax.LITERAL);
    assertThat(literal).isNotEqualTo(sequence("**"));
    assertThat(literal.matches("/**", 1, '/')).isTrue();
    assertThat(literal.matches("/a", 1, '/')).isFalse();
  }

  @Test
  void givesEmptySegmentsToRunsAndEmptyLiteralsOnly() {
    assertThat(sequence("*").matches("/", 1, '/')).isFalse();
    assertThat(sequence("?").matches("/", 1, '/')).isFalse();
    assertThat(sequence("").matches("/", 1, '/')).isTrue();
    assertThat(sequence("**").matches("/", 1, '/')).isTrue();
    assertThat(sequence("a", "**").matches("/a/", 1, '/')).isTrue();
    assertThat(sequence("a", "*").matches("/a/", 1, '/')).isFalse();
    assertThat(sequence("*").covers(sequence(""))).isFalse();
    assertThat(sequence("*", "**").covers(sequence("**", "a"))).isFalse();
  }

  @Test
  void writesItsPartsWithASeparator() {
    assertThat(sequence("*", "x", "**").text('.')).isEqualTo("*.x.**");
    assertThat(sequence().text('/')).isEmpty();
    assertThat(sequence("")).hasToString("");
  }
}
