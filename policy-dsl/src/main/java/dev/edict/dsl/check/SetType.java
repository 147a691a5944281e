package dev.edict.dsl.check;

import java.util.LinkedHashMap;
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

  static final Map<String, SetType> BY_KEYWORD = byKeyword();

  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, SetType> byKeyword() {
    Map<String, SetType> types = new LinkedHashMap<>();
    for (SetType type : values()) {
      types.put(type.keyword(), type);
    }
    return types;
  }
}
