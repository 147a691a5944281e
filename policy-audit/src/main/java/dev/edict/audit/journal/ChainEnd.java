package dev.edict.audit.journal;

import dev.edict.eval.audit.AuditChain;

/**
 * The last record of a chain.
 *
 * @param sequence its number; 0 before the first
 * @param hash its hash; {@link AuditChain#NO_HASH} before the first
 */
record ChainEnd(long sequence, String hash) {
  static final ChainEnd NONE = new ChainEnd(0, AuditChain.NO_HASH);
}
