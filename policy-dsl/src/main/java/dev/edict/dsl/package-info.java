/** The policy language. */
package dev.edict.dsl;
