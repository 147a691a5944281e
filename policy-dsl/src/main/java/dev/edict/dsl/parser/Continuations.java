package dev.edict.dsl.parser;

import dev.edict.dsl.parser.antlr.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * What the grammar allows next at some place, found by walking its state machine. ANTLR notices a
 * mistake where a decision fails, often in an outer rule; this walk starts after the last token
 * that fitted, so that it knows everything that could have followed it.
 */
final class Continuations {
  private final ATN grammar;

  Continuations(ATN grammar) {
    this.grammar = grammar;
  }

  /**
   * One way to go on.
   *
   * @param tokens the types of tokens that may come
   * @param part the outermost named part of the grammar that such a token starts, or -1
   * @param caller the rule that the part or token stands in
   * @param leaves whether the token stands after the unit, not in it
   */
  record Continuation(IntervalSet tokens, int part, int caller, boolean leaves) {}

  /** A rule being read: where to go on in the caller when it ends. */
  private record Frame(int rule, int depth, @Nullable ATNState after, @Nullable Frame caller) {}

  /** A place in the machine; {@code known} is the depth of frames that stood before this token. */
  private record Place(ATNState state, Frame frame, int known) {}

  /**
   * Returns every way to go on.
   *
   * @param context what the last token that fitted stands in
   * @param state the state after it
   * @param unitDepth depth of the statement around it, 0 for none
   * @param input the tokens
   * @param first index of the first token that was looked at ahead
   * @param end index of the token that fitted nothing
   */
  List<Continuation> after(
      ParserRuleContext context, int state, int unitDepth, TokenStream input, int first, int end) {
    Frame frame = frame(context);
    ATNState start = grammar.states.get(state);
    List<Place> places = List.of(new Place(start, frame, frame.depth));
    for (int i = first; i < end; i++) {
      Token token = input.get(i);
      List<Place> next = List.of();
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        next = step(places, token.getType());
      }
      // Prediction without regard to the caller may notice a mistake a token late.
      places = next.isEmpty() ? places : next;
    }
    List<Continuation> all = new ArrayList<>();
    for (Place place : closure(places)) {
      for (Transition transition : place.state.getTransitions()) {
        if (!transition.isEpsilon()) {
          all.add(continuation(place, transition.label(), unitDepth));
        }
      }
    }
    return all;
  }

  private Continuation continuation(Place place, IntervalSet label, int unitDepth) {
    int part = -1;
    int caller = place.frame.rule;
    for (Frame f = place.frame;
        f != null && f.caller != null && f.depth > place.known;
        f = f.caller) {
      if (!TokenNames.part(f.rule).isEmpty() || isText(f.rule)) {
        part = f.rule;
        caller = f.caller.rule;
      }
    }
    return new Continuation(label, part, caller, place.known < unitDepth);
  }

  private static boolean isText(int rule) {
    return rule == PolicyParser.RULE_string;
  }

  private List<Place> step(List<Place> places, int type) {
    List<Place> next = new ArrayList<>();
    for (Place place : closure(places)) {
      for (Transition transition : place.state.getTransitions()) {
        if (!transition.isEpsilon() && transition.label().contains(type)) {
          next.add(new Place(transition.target, place.frame, place.frame.depth));
        }
      }
    }
    return next;
  }

  /** Follows everything that reads no token. The grammar loops over no empty part, so this ends. */
  private List<Place> closure(List<Place> places) {
    List<Place> found = new ArrayList<>(places);
    for (int i = 0; i < found.size(); i++) {
      Place place = found.get(i);
      if (place.state instanceof RuleStopState) {
        leave(place, found);
        continue;
      }
      for (Transition transition : place.state.getTransitions()) {
        if (transition instanceof RuleTransition call) {
          Frame frame =
              new Frame(call.ruleIndex, place.frame.depth + 1, call.followState, place.frame);
          found.add(new Place(call.target, frame, place.known));
        } else if (transition.isEpsilon()) {
          found.add(new Place(transition.target, place.frame, place.known));
        }
      }
    }
    return found;
  }

  private static void leave(Place place, List<Place> found) {
    Frame caller = place.frame.caller;
    ATNState after = place.frame.after;
    if (caller != null && after != null) {
      found.add(new Place(after, caller, Math.min(place.known, caller.depth)));
    }
  }

  private Frame frame(ParserRuleContext context) {
    List<ParserRuleContext> chain = new ArrayList<>();
    for (ParserRuleContext c = context; c != null; c = c.getParent()) {
      chain.add(c);
    }
    Frame frame = null;
    for (int i = chain.size() - 1; i >= 0; i--) {
      ParserRuleContext c = chain.get(i);
      ATNState after = null;
      if (c.invokingState >= 0) {
        after = ((RuleTransition) grammar.states.get(c.invokingState).transition(0)).followState;
      }
      frame = new Frame(c.getRuleIndex(), chain.size() - i, after, frame);
    }
    if (frame == null) {
      throw new AssertionError("no context");
    }
    return frame;
  }
}
