/**
 * Public tables of hosts, URLs, addresses and globs, held against the engine. They are fetched when
 * {@link dev.edict.eval.external.ExternalDataCheck} runs, in the profile {@code external-data}, and
 * never kept in the project; {@code spec/external-data.md} tells of them.
 */
package dev.edict.eval.external;
