/**
 * Policies on their way to the machines that enforce them. {@link dev.edict.bundle.PolicyBundle} is
 * what an organisation signs and publishes, {@link dev.edict.bundle.BundleVerifier} says whether
 * one may be used, and {@link dev.edict.bundle.BundleClient} keeps a decision point on the newest
 * one that may.
 */
package dev.edict.bundle;
