/**
 * From a policy to the mounts of a sandbox: {@link dev.edict.gateway.mount.MountPlan} says which
 * directories a sandbox may see, and which it may write to.
 */
package dev.edict.gateway.mount;
