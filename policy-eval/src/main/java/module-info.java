import org.jspecify.annotations.NullMarked;

/** The policy engine: from rules to decisions. */
@NullMarked
module dev.edict.eval {
  requires static transitive org.jspecify;
  requires transitive dev.edict.dsl;
  requires com.fasterxml.jackson.databind;
  requires com.google.common;

  exports dev.edict.eval;
  exports dev.edict.eval.analysis;
  exports dev.edict.eval.analysis.diff;
  exports dev.edict.eval.analysis.finding;
  exports dev.edict.eval.analysis.query;
  exports dev.edict.eval.approval;
  exports dev.edict.eval.audit;
  exports dev.edict.eval.decision;
  exports dev.edict.eval.limit;
  exports dev.edict.eval.request;
  exports dev.edict.eval.shadow;
  exports dev.edict.eval.test;
  exports dev.edict.eval.test.coverage;
  exports dev.edict.eval.test.mutation;
  exports dev.edict.eval.wire;
}
