package dev.edict.dsl.format;

import static dev.edict.dsl.format.Doc.LINE;
import static dev.edict.dsl.format.Doc.SPACE;
import static dev.edict.dsl.format.Doc.concat;
import static dev.edict.dsl.format.Doc.group;
import static dev.edict.dsl.format.Doc.nest;
import static dev.edict.dsl.format.Doc.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocRendererTest {
  private static final Doc OWN_LINE = new Doc.Note("// own", true, false);
  private static final Doc TRAILING = new Doc.Note("// trailing", false, false);

  @Test
  void keepsAGroupOfExactlyTheWidthOnOneLine() {
    Doc doc = group(concat(text("a".repeat(49)), LINE, text("b".repeat(50))));
    assertThat(DocRenderer.render(doc)).hasSize(100).doesNotContain("\n");
    assertThat(DocRenderer.fitsOneLine(doc)).isTrue();
  }

  @Test
  void breaksAGroupOfOneMore() {
    Doc doc = group(nest(4, concat(text("a".repeat(50)), LINE, text("b".repeat(50)))));
    assertThat(DocRenderer.render(doc)).isEqualTo("a".repeat(50) + "\n    " + "b".repeat(50));
    assertThat(DocRenderer.fitsOneLine(doc)).isFalse();
  }

  @Test
  void countsWhatFollowsAGroupUpToTheNextBreak() {
    Doc inner = group(concat(text("a".repeat(49)), LINE, text("b".repeat(50))));
    assertThat(DocRenderer.render(concat(inner, text(",")))).contains("\n");
    assertThat(DocRenderer.render(concat(inner, Doc.HARD_LINE, text("c")))).hasLineCount(2);
  }

  @Test
  void breaksOuterGroupsBeforeInnerOnes() {
    Doc inner = group(concat(text("b".repeat(40)), LINE, text("c".repeat(40))));
    Doc outer = group(concat(text("a".repeat(40)), LINE, inner));
    assertThat(DocRenderer.render(outer))
        .isEqualTo("a".repeat(40) + "\n" + "b".repeat(40) + " " + "c".repeat(40));
  }

  @Test
  void countsCodePoints() {
    Doc doc = group(concat(text("😀".repeat(49)), LINE, text("😀".repeat(50))));
    assertThat(DocRenderer.render(doc)).doesNotContain("\n");
  }

  @Test
  void breaksTheGroupAroundAComment() {
    Doc doc = group(nest(2, concat(text("a"), TRAILING, LINE, text("b"))));
    assertThat(DocRenderer.render(doc)).isEqualTo("a  // trailing\n  b");
  }

  @Test
  void breaksTheLineAfterACommentWhereNoBreakWasMeant() {
    Doc doc = nest(2, concat(text("a"), TRAILING, SPACE, text("b"), OWN_LINE, SPACE, text("c")));
    assertThat(DocRenderer.render(doc)).isEqualTo("a  // trailing\n  b\n  // own\n  c");
  }

  @Test
  void putsNoTwoCommentsOnALine() {
    Doc doc = concat(text("a"), TRAILING, TRAILING);
    assertThat(DocRenderer.render(doc)).isEqualTo("a  // trailing\n// trailing");
  }

  @Test
  void leavesNoBlanksAtTheEndOfALine() {
    Doc doc = nest(2, concat(text("a"), SPACE, new Doc.HardLine(true), SPACE, text("b"), SPACE));
    assertThat(DocRenderer.render(doc)).isEqualTo("a\n\n  b");
  }
}
