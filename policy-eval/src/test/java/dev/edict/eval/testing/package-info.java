/**
 * What the laws of decisions are tested with: a naive evaluator, rule sets and requests made at
 * random, and rules written by hand.
 */
@NullMarked
package dev.edict.eval.testing;

import org.jspecify.annotations.NullMarked;
