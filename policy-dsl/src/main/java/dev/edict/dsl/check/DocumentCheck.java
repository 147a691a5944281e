package dev.edict.dsl.check;

/** A check that needs no more than one document and the names of its policy set. */
interface DocumentCheck {
  /** Reports what is wrong in {@code document}. */
  void check(CheckedDocument document);
}
