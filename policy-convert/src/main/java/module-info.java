import org.jspecify.annotations.NullMarked;

/** Policies in other forms: JSON for programs, and the formats of other tools. */
@NullMarked
module dev.edict.convert {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.toml;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires transitive dev.edict.dsl;

  exports dev.edict.convert;
  exports dev.edict.convert.export;
  exports dev.edict.convert.importer;
  exports dev.edict.convert.json;
}
