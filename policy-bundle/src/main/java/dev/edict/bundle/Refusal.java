package dev.edict.bundle;

import java.util.Locale;

/** Why a bundle is not used. */
public enum Refusal {
  /** It does not have the form of a bundle, to the last byte. */
  MALFORMED,
  /** It has more files or bytes than the limits let through. */
  TOO_LARGE,
  /** Too few of the trusted keys have signed it. */
  UNTRUSTED,
  /** It was good until a time that has passed. */
  EXPIRED,
  /** It says that it was made in the future. */
  NOT_YET_VALID,
  /** Its content is not what was signed. */
  DAMAGED,
  /** A later revision was activated before, or another bundle with the same revision. */
  ROLLBACK,
  /** It is not the bundle that is meant, but another one. */
  OTHER_BUNDLE,
  /** Its policies have errors, alone or together with the local ones. */
  FAULTY_POLICY,
  /** A policy has a level that it must not have. */
  WRONG_LEVEL;

  /** Returns the stable lower-case word for messages and programs. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
