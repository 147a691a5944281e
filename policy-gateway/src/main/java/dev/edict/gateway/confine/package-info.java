/**
 * Programs that the Linux kernel holds to what policies let them see: {@link
 * dev.edict.gateway.confine.Confinement} says what a program is to be given, {@link
 * dev.edict.gateway.confine.ConfinementPlan} what of it the policies let it have, and {@link
 * dev.edict.gateway.confine.ConfinedLauncher} starts it so.
 *
 * <p>The kernel is asked by the launcher of the module {@code policy-landlock}, a program of its
 * own, which needs a newer Java than this module.
 */
package dev.edict.gateway.confine;
