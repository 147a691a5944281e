package dev.edict.eval.test;

/**
 * One request that would make a test, with the decision that the rules give today. Whether it is
 * the right one is for the author to judge.
 *
 * @param title what the test is about
 * @param context assignments for the test as a whole, as {@code time = "…"}; may be empty
 * @param expectation the request with the outcome and the reason, as a test writes them
 */
public record DraftedTest(String title, String context, String expectation) {

  /** Returns the expectation with everything that it needs, on one line. */
  public String line() {
    if (context.isEmpty()) {
      return expectation;
    }
    return "with " + context + ": " + expectation;
  }
}
