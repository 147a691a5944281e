package dev.edict.eval.table;

import dev.edict.eval.combine.RuleOrder;

/**
 * One pattern's share of a rule, packed into one number: the place of the rule in the highest 22
 * bits, then the verbs in 10, then the first and the last port in 16 each. So clauses that are
 * sorted stand in the order in which they decide.
 */
final class Clause {
  /** How many rules there can be. */
  static final int MOST_RULES = 1 << 21;

  private static final int FIRST_AT = 16;
  private static final int VERBS_AT = 32;
  private static final int PLACE_AT = 42;

  private Clause() {}

  static long of(int place, int verbs, int firstPort, int lastPort) {
    return (long) place << PLACE_AT
        | (long) verbs << VERBS_AT
        | (long) firstPort << FIRST_AT
        | lastPort;
  }

  static int place(long clause) {
    return (int) (clause >>> PLACE_AT);
  }

  static int verbs(long clause) {
    return (int) (clause >>> VERBS_AT) & 0x3ff;
  }

  static int firstPort(long clause) {
    return (int) (clause >>> FIRST_AT) & 0xffff;
  }

  static int lastPort(long clause) {
    return (int) clause & 0xffff;
  }

  /** Returns whether a clause is about the port and one of the verbs asked for. */
  static boolean isAbout(long clause, long asked) {
    return placeIfAbout(clause, asked) != RuleOrder.NONE;
  }

  /** Returns the place of a clause that is about what is asked for, else none. */
  static int placeIfAbout(long clause, long asked) {
    int port = Asked.port(asked);
    int shared = verbs(clause) & Asked.verbs(asked);
    // Each part is negative when it does not fit; one test, since what fits cannot be foreseen.
    int fits = (port - firstPort(clause)) | (lastPort(clause) - port) | (shared - 1);
    return fits < 0 ? RuleOrder.NONE : place(clause);
  }
}
