/**
 * Examples that were decided: what an analysis claims about a request is asked of the decision
 * point before it is said.
 */
package dev.edict.eval.analysis.replay;
