package dev.edict.dsl.rule;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.source.SourceLocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One normalised rule.
 *
 * @param id the rule's name
 * @param policy the policy it belongs to
 * @param effect what it says about the requests it matches
 * @param observed whether it is only reported, never enforced
 * @param target which requests it is about
 * @param condition what else must hold; {@link Condition#ALWAYS} when nothing
 * @param until when the rule ends, exclusive
 * @param approval the approval an allow asks for; the text may be empty
 * @param severity how urgent decisions by it are
 * @param annotations notes for people and tools, in order
 * @param origin where it is written
 */
public record Rule(
    RuleId id,
    Policy policy,
    Effect effect,
    boolean observed,
    RuleTarget target,
    Condition condition,
    Optional<Instant> until,
    Optional<String> approval,
    AuditSeverity severity,
    List<Note> annotations,
    SourceLocation origin) {

  /** Copies the list and refuses an approval on a deny. */
  public Rule {
    annotations = List.copyOf(annotations);
    if (effect == Effect.DENY && approval.isPresent()) {
      throw new IllegalArgumentException("a deny rule cannot require approval: " + id);
    }
  }

  /** Returns the rule's level. */
  public Level level() {
    return policy.level();
  }

  /** Returns the rule's domain. */
  public Domain domain() {
    return target.domain();
  }

  /**
   * Returns what its author has to say to those whose request it decides, the texts of {@code
   * @advice}; it binds nobody.
   */
  public List<String> advice() {
    return annotations.stream()
        .filter(note -> note.name().equals(Note.ADVICE))
        .flatMap(note -> note.arguments().stream())
        .toList();
  }

  /**
   * A note on a rule, {@code @owner("payments")}.
   *
   * @param name the word after the {@code @}
   * @param arguments the arguments as text, in order
   */
  public record Note(String name, List<String> arguments) {
    /** The name of notes that decisions show. */
    public static final String ADVICE = "advice";

    /** Copies the list. */
    public Note {
      arguments = List.copyOf(arguments);
    }
  }
}
