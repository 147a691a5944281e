package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands at the top of a policy file. */
public sealed interface Declaration extends Node
    permits Declaration.Import,
        Declaration.Policy,
        Declaration.NamedSet,
        Declaration.Attribute,
        Declaration.Limits,
        Declaration.Delegation,
        DomainBlock,
        TestDeclaration,
        AssertionDeclaration {

  /**
   * {@code import model_apis from "shared/hosts.edict"}: makes sets of another file known here.
   *
   * @param names the sets
   * @param file the other file, relative to the importing one
   * @param span where it stands
   */
  record Import(List<Word> names, Text file, SourceSpan span) implements Declaration {
    /** Copies the list. */
    public Import {
      names = List.copyOf(names);
    }
  }

  /**
   * {@code policy "Acme baseline" level org for team "payments"}.
   *
   * @param annotations notes before it
   * @param name the policy's name
   * @param level the level's word
   * @param teams the teams it is meant for; empty means everybody
   * @param span where it stands
   */
  record Policy(
      List<Annotation> annotations, Text name, Word level, List<Text> teams, SourceSpan span)
      implements Declaration {
    /** Copies the lists. */
    public Policy {
      annotations = List.copyOf(annotations);
      teams = List.copyOf(teams);
    }
  }

  /**
   * {@code set model_apis: host = ["api.anthropic.com:443"]}.
   *
   * @param name the set's name
   * @param type the word for what it holds
   * @param elements the members as written
   * @param span where it stands
   */
  record NamedSet(Word name, Word type, List<SetElement> elements, SourceSpan span)
      implements Declaration {
    /** Copies the list. */
    public NamedSet {
      elements = List.copyOf(elements);
    }
  }

  /**
   * {@code attribute subject.clearance: string}: what the host program promises to supply.
   *
   * @param path the attribute
   * @param setOf whether it holds a set of the type
   * @param type the type's word
   * @param span where it stands
   */
  record Attribute(AttributePath path, boolean setOf, Word type, SourceSpan span)
      implements Declaration {}

  /**
   * {@code limits { cpu 2 memory 4GiB }}.
   *
   * @param limits the limits, in order
   * @param span where it stands
   */
  record Limits(List<Limit> limits, SourceSpan span) implements Declaration {
    /** Copies the list. */
    public Limits {
      limits = List.copyOf(limits);
    }
  }

  /**
   * One limit, {@code memory 4GiB} or {@code calls 60 per minute}.
   *
   * @param name which resource
   * @param amount number and unit as written
   * @param per the word after {@code per}, if any
   * @param span where it stands
   */
  record Limit(Word name, Word amount, @Nullable Word per, SourceSpan span) implements Node {}

  /**
   * {@code delegate network to local within "**.corp.example"}.
   *
   * @param domain the domain's word
   * @param levels the levels that may allow more
   * @param within the bound; empty means no bound
   * @param span where it stands
   */
  record Delegation(Word domain, List<Word> levels, List<PatternItem> within, SourceSpan span)
      implements Declaration {
    /** Copies the lists. */
    public Delegation {
      levels = List.copyOf(levels);
      within = List.copyOf(within);
    }
  }
}
