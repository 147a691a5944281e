/**
 * From requests as received to requests that can be judged: {@link
 * dev.edict.eval.canonical.Canonicalizer} gives a {@link
 * dev.edict.eval.canonical.CanonicalRequest}, or the reason for refusing the request. The tables
 * see canonical values only.
 */
package dev.edict.eval.canonical;
