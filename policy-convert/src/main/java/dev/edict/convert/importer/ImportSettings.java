package dev.edict.convert.importer;

import dev.edict.dsl.rule.Level;
import java.util.Optional;

/**
 * What an import needs to know besides the text.
 *
 * @param level the level of the policies made
 * @param root the directory that relative paths of the original start from, absolute or below
 *     {@code ~}, if it is known
 */
public record ImportSettings(Level level, Optional<String> root) {

  /** Returns settings for an organisation's policies, without a directory. */
  public static ImportSettings defaults() {
    return new ImportSettings(Level.ORG, Optional.empty());
  }
}
