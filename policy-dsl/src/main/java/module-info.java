import org.jspecify.annotations.NullMarked;

/** The policy language: from source text to normalised rules. */
@NullMarked
module dev.edict.dsl {
  requires static transitive org.jspecify;
  requires com.google.common;
  requires org.antlr.antlr4.runtime;

  exports dev.edict.dsl;
  exports dev.edict.dsl.ast;
  exports dev.edict.dsl.binary;
  exports dev.edict.dsl.diagnostic;
  exports dev.edict.dsl.format;
  exports dev.edict.dsl.match;
  exports dev.edict.dsl.match.filesystem;
  exports dev.edict.dsl.match.mcp;
  exports dev.edict.dsl.match.network;
  exports dev.edict.dsl.parser;
  exports dev.edict.dsl.rule;
  exports dev.edict.dsl.source;
}
