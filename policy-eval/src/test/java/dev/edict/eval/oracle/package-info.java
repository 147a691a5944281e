/** Millions of generated decisions, by the tables and by the naive evaluator. */
package dev.edict.eval.oracle;
