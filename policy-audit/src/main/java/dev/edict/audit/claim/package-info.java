/**
 * What only one program may do at a time. {@link dev.edict.audit.claim.FileClaim} is held by
 * deliveries and by writers of archives.
 */
package dev.edict.audit.claim;
