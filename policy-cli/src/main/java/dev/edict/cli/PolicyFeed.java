package dev.edict.cli;

import dev.edict.eval.PolicyDecisionPoint;

/** The policies of a running command: a decision point that follows where they come from. */
interface PolicyFeed extends AutoCloseable {

  /** Returns what decides by the policies that are published. */
  PolicyDecisionPoint point();

  /**
   * Follows the policies from now on.
   *
   * @param published is run after others were published, or none hold any more
   */
  void follow(Runnable published);

  @Override
  void close();
}
