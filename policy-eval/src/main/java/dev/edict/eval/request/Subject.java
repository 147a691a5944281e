package dev.edict.eval.request;

import dev.edict.dsl.rule.Operand;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf an agent acts: a user, the user's organisation and teams, and the attributes that
 * policies declare. Immutable.
 */
public final class Subject {
  private final String user;
  private final Optional<String> org;
  private final List<String> teams;
  private final Map<String, Operand> attributes;

  private Subject(Builder builder) {
    this.user = builder.user;
    this.org = Optional.ofNullable(builder.org);
    this.teams = List.copyOf(builder.teams);
    this.attributes = Collections.unmodifiableMap(new TreeMap<>(builder.attributes));
  }

  /**
   * Returns a subject of whom only the user is known.
   *
   * @param user the user's name, not blank
   */
  public static Subject user(String user) {
    return builder(user).build();
  }

  /**
   * Returns a builder.
   *
   * @param user the user's name
   * @throws IllegalArgumentException if the name is blank
   */
  public static Builder builder(String user) {
    if (user.isBlank()) {
      throw new IllegalArgumentException("user is blank");
    }
    return new Builder(user);
  }

  /** Returns the user's name. */
  public String user() {
    return user;
  }

  /** Returns the user's organisation, if known. */
  public Optional<String> org() {
    return org;
  }

  /** Returns the user's teams, in the order given. */
  public List<String> teams() {
    return teams;
  }

  /** Returns the declared attributes that were supplied, by name. */
  public Map<String, Operand> attributes() {
    return attributes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Subject that
        && user.equals(that.user)
        && org.equals(that.org)
        && teams.equals(that.teams)
        && attributes.equals(that.attributes);
  }

  @Override
  public int hashCode() {
    return user.hashCode();
  }

  @Override
  public String toString() {
    return user;
  }

  /** Collects the optional parts of a subject; not safe for use by several threads. */
  public static final class Builder {
    private final String user;
    private @Nullable String org;
    private final List<String> teams = new ArrayList<>();
    private final Map<String, Operand> attributes = new TreeMap<>();

    private Builder(String user) {
      this.user = user;
    }

    /** Sets the organisation. */
    public Builder org(String value) {
      this.org = value;
      return this;
    }

    /** Adds a team. */
    public Builder team(String value) {
      teams.add(value);
      return this;
    }

    /** Sets a text attribute, {@code subject.<name>} in policies. */
    public Builder attribute(String name, String value) {
      return attribute(name, new Operand.StringValue(value));
    }

    /** Sets a whole-number attribute. */
    public Builder attribute(String name, long value) {
      return attribute(name, new Operand.NumberValue(BigDecimal.valueOf(value)));
    }

    /** Sets a boolean attribute. */
    public Builder attribute(String name, boolean value) {
      return attribute(name, new Operand.BooleanValue(value));
    }

    /** Sets a time attribute. */
    public Builder attribute(String name, Instant value) {
      return attribute(name, new Operand.TimeValue(value));
    }

    /** Sets an attribute that holds a set of texts. */
    public Builder attribute(String name, Set<String> value) {
      return attribute(name, new Operand.StringSet(new LinkedHashSet<>(value)));
    }

    /** Sets an attribute that holds a set of whole numbers. */
    public Builder attribute(String name, List<Long> value) {
      return attribute(
          name, new Operand.NumberSet(value.stream().map(BigDecimal::valueOf).toList()));
    }

    private Builder attribute(String name, Operand value) {
      if (attributes.put(name, value) != null) {
        throw new IllegalArgumentException("attribute set twice: " + name);
      }
      return this;
    }

    /** Returns the subject. */
    public Subject build() {
      return new Subject(this);
    }
  }
}
