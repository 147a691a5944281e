/**
 * Policies for enforcement points that take plain lists: {@link dev.edict.convert.export.AllowList}
 * holds what a policy set allows everybody at any time, and what such a list cannot say.
 */
package dev.edict.convert.export;
