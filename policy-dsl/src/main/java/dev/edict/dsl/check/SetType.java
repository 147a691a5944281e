package dev.edict.dsl.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a named set holds. */
enum SetType {
  HOST,
  PATH,
  TOOL,
  SERVER,
  RESOURCE,
  PROMPT,
  STRING,
  INTEGER;

  static final Map<String, SetType> BY_KEYWORD =
      Words.byKeyword(List.of(values()), SetType::keyword);

  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
