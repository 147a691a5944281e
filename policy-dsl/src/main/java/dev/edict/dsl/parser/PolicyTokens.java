package dev.edict.dsl.parser;

import dev.edict.dsl.ast.Comment;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of one text.
 *
 * @param all every token in order, the end of the file last
 * @param comments the comments, in order
 * @param mistakes the indexes of tokens that are already reported and damage what they stand in
 */
record PolicyTokens(List<Token> all, List<Comment> comments, BitSet mistakes) {

  /**
   * Returns whether a reported mistake stands among the tokens from one to another, both included.
   */
  boolean mistakeWithin(int first, int last) {
    int next = mistakes.nextSetBit(Math.max(0, first));
    return next >= 0 && next <= last;
  }
}
