package dev.edict.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.SetElement;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.source.SourceSpan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeComparisonTest {

  @Test
  void overlooksSpans() {
    assertThat(TreeComparison.firstDifference(set(1, "a", 7), set(2, "a", 7))).isEmpty();
  }

  @Test
  void namesTheInnermostNodeThatDiffers() {
    PolicyDocument one = set(1, "a", 7);
    assertThat(TreeComparison.firstDifference(one, set(1, "a", 8)))
        .containsInstanceOf(SetElement.IntegerElement.class);
    assertThat(TreeComparison.firstDifference(one, set(1, "b", 7))).containsInstanceOf(Word.class);
  }

  @Test
  void noticesAMissingItem() {
    assertThat(TreeComparison.firstDifference(set(1, "a", 7), set(1, "a")))
        .containsInstanceOf(Declaration.NamedSet.class);
  }

  @Test
  void noticesAnotherKindOfNode() {
    SourceSpan span = SourceSpan.at(0);
    assertThat(
            TreeComparison.firstDifference(
                new SetElement.Reference("a", span), new SetElement.TextElement("a", true, span)))
        .isPresent();
  }

  private static PolicyDocument set(int place, String name, long... members) {
    SourceSpan span = SourceSpan.at(place);
    List<SetElement> elements =
        Arrays.stream(members)
            .<SetElement>mapToObj(member -> new SetElement.IntegerElement(member, span))
            .toList();
    Word type = new Word("port", span);
    Declaration set = new Declaration.NamedSet(new Word(name, span), type, elements, span);
    return new PolicyDocument(null, List.of(set), span);
  }
}
