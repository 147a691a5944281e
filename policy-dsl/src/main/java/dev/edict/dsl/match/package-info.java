/**
 * The shared ground of the matcher algebra: what a pattern is made of and how outside text becomes
 * a canonical value.
 *
 * <p>Patterns of a policy and resources of a request go through the same canonicalisers, found in
 * the three packages beneath this one; each returns a {@link dev.edict.dsl.match.Canonical}, which
 * holds either the only accepted spelling of the value or the {@link dev.edict.dsl.match.Rejection}
 * that says why the text is refused. {@link dev.edict.dsl.match.Glob} and {@link
 * dev.edict.dsl.match.GlobSequence} are the two shapes that every wildcard pattern reduces to;
 * their {@code matches}, {@code covers} and {@code overlaps} give all domains one meaning of these
 * words.
 */
package dev.edict.dsl.match;
