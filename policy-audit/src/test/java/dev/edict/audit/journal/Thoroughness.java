package dev.edict.audit.journal;

/** How much the long tests try; the profile {@code crash} of the build sets all of it. */
final class Thoroughness {

  /** Of how many bits, bytes or cuts one is tried; no power of two, so that all bits come up. */
  static final int STEP = Integer.getInteger("edict.step", 13);

  /** How often a program that writes is killed. */
  static final int KILLS = Integer.getInteger("edict.kills", 50);

  private Thoroughness() {}
}
