/**
 * The workload that every engine can be asked to decide: rules and requests in words that no engine
 * owns, their meaning, and files of them. Needs nothing but the platform, so that it runs on the
 * class path of any engine.
 */
@NullMarked
package dev.edict.bench.neutral;

import org.jspecify.annotations.NullMarked;
