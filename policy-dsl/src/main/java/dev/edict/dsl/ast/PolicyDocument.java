package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One policy file.
 *
 * @param version the language version of the first line, absent when the line is missing
 * @param declarations everything that follows, in order
 * @param span the whole text
 */
public record PolicyDocument(
    @Nullable LanguageVersion version, List<Declaration> declarations, SourceSpan span)
    implements Node {

  /** Copies the list. */
  public PolicyDocument {
    declarations = List.copyOf(declarations);
  }

  /** Returns the declarations of one kind, in order. */
  public <T extends Declaration> Stream<T> all(Class<T> kind) {
    return declarations.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Returns the first {@code policy} line, if the file has one. */
  public Optional<Declaration.Policy> policy() {
    return all(Declaration.Policy.class).findFirst();
  }

  /**
   * The first line, {@code edict 1}.
   *
   * @param number the version asked for
   * @param span where it stands
   */
  public record LanguageVersion(int number, SourceSpan span) implements Node {}
}
