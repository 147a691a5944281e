/**
 * Sets of requests as products.
 *
 * <p>A {@link dev.edict.eval.analysis.region.RegionBox} is a product of patterns: verbs, hosts,
 * ports, paths, names and requirements on circumstances. {@link
 * dev.edict.eval.analysis.region.RuleRegions} says where a rule decides. A {@link
 * dev.edict.eval.analysis.region.FocusedSpace} cuts one box into the classes that others tell
 * apart; in it every box is a {@link dev.edict.eval.analysis.region.Cube} of bits, and union,
 * intersection, difference, emptiness and inclusion are exact. {@link
 * dev.edict.eval.analysis.region.PatternIndex} finds the boxes that can have to do with one another
 * at all.
 */
package dev.edict.eval.analysis.region;
