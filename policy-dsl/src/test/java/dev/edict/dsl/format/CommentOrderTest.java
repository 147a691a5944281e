package dev.edict.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.source.PolicySource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommentOrderTest {
  private static final String ORIGINAL =
      """
      edict 1
      mcp {
        // before a
        catalog "a" // after a
        catalog "b"
        // at the end
      }
      // after the block
      """;

  @Test
  void acceptsOtherLinesAndIndentation() {
    assertThat(changed("catalog \"a\" // after a\n", "catalog // after a\n\"a\"")).isEmpty();
  }

  @Test
  void noticesALostComment() {
    assertThat(changed("// after a", "")).contains("// after a");
    assertThat(changed("// after the block", "")).contains("// after the block");
  }

  @Test
  void noticesAnAddedComment() {
    assertThat(changed("// after the block", "// after the block\n// more")).contains("// more");
  }

  @Test
  void noticesAnotherText() {
    assertThat(changed("// after a", "// after A")).contains("// after a");
  }

  @Test
  void noticesACommentAtAnotherStatement() {
    String swapped = "catalog \"b\" // after a";
    assertThat(changed("// after a\n  catalog \"b\"", swapped)).contains("// after a");
  }

  @Test
  void noticesACommentMovedOutOfItsBlock() {
    assertThat(changed("// at the end\n}", "}\n// at the end")).contains("// at the end");
  }

  private static Optional<String> changed(String part, String replacement) {
    assertThat(ORIGINAL).contains(part);
    Optional<Node> found =
        CommentOrder.firstDifference(parse(ORIGINAL), parse(ORIGINAL.replace(part, replacement)));
    return found.map(node -> ((Comment) node).text());
  }

  private static ParseResult parse(String text) {
    ParseResult result = PolicyParser.parse(PolicySource.of("x.edict", text));
    assertThat(result.diagnostics()).isEmpty();
    return result;
  }
}
