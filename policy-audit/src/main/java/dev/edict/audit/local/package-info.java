/**
 * What servers for the people of this machine share: {@link dev.edict.audit.local.LocalAccess} says
 * who may ask them.
 */
package dev.edict.audit.local;
