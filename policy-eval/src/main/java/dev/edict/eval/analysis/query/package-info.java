/**
 * Questions about a policy set: {@link dev.edict.eval.analysis.query.RegionQuery} says what of some
 * requests is let through and by which rules, {@link dev.edict.eval.analysis.query.WhyNot} what
 * would turn a decision round, {@link dev.edict.eval.analysis.query.LevelEffect} what a level adds
 * or takes.
 */
package dev.edict.eval.analysis.query;
