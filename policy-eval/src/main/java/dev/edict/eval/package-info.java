/** The policy engine. */
package dev.edict.eval;
