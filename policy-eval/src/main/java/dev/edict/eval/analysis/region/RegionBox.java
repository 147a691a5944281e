package dev.edict.eval.analysis.region;

import dev.edict.eval.analysis.condition.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The requests that have one of some verbs, lie in every facet and meet every requirement.
 *
 * @param space the kind of requests
 * @param verbs a bit for each verb
 * @param facets for each dimension of the space the sets that the part must lie in; none for any
 * @param requirements what the circumstances must meet
 */
public record RegionBox(
    Space space, int verbs, List<List<Facet>> facets, List<Requirement> requirements) {

  /** Copies the lists. */
  public RegionBox {
    facets = List.copyOf(facets);
    requirements = List.copyOf(requirements);
  }

  static RegionBox of(Space space, int verbs, List<List<Facet>> facets) {
    return new RegionBox(space, verbs, facets, List.of());
  }

  /** Returns all requests of {@code space} with one of {@code verbs}. */
  public static RegionBox everything(Space space, int verbs) {
    List<List<Facet>> facets = space.dimensions().stream().map(any -> List.<Facet>of()).toList();
    return new RegionBox(space, verbs, facets, List.of());
  }

  /** Returns these requests as far as they meet {@code more} requirements. */
  public RegionBox requiring(List<Requirement> more) {
    if (more.isEmpty()) {
      return this;
    }
    Set<Requirement> joined = new LinkedHashSet<>(requirements);
    joined.addAll(more);
    return new RegionBox(space, verbs, facets, List.copyOf(joined));
  }

  /** Returns these requests as far as their parts lie in {@code more} facets too. */
  RegionBox within(List<List<Facet>> more) {
    List<List<Facet>> joined = new ArrayList<>(facets.size());
    for (int i = 0; i < facets.size(); i++) {
      List<Facet> both = new ArrayList<>(facets.get(i));
      more.get(i).stream().filter(facet -> !both.contains(facet)).forEach(both::add);
      joined.add(both);
    }
    return new RegionBox(space, verbs, joined, requirements);
  }

  /** Returns the requests that are in both boxes, which are of one space; possibly none. */
  public RegionBox and(RegionBox other) {
    return within(other.facets).requiring(other.requirements).withVerbs(other.verbs);
  }

  /** Returns these requests without what is required of circumstances. */
  public RegionBox withoutRequirements() {
    return new RegionBox(space, verbs, facets, List.of());
  }

  /** Returns these requests as far as they have one of {@code some} verbs. */
  public RegionBox withVerbs(int some) {
    return new RegionBox(space, verbs & some, facets, requirements);
  }

  /**
   * Returns these requests as far as nothing is known of addresses that names resolved to, if they
   * do not ask for such addresses.
   */
  public RegionBox unresolved() {
    int at = space.dimensions().indexOf(Dimension.RESOLVED);
    if (at < 0 || !facets.get(at).isEmpty()) {
      return this;
    }
    List<List<Facet>> changed = new ArrayList<>(facets);
    changed.set(at, List.of(new Facet.Unresolved()));
    return new RegionBox(space, verbs, changed, requirements);
  }

  /** Returns these requests as far as they are no connections whose caller asks again. */
  public RegionBox notInspected() {
    if (space != Space.CONNECT) {
      return this;
    }
    return withVerbs(Verbs.bit(ConnectVerb.TCP) | Verbs.bit(ConnectVerb.UDP));
  }

  /**
   * Returns true only if every resource of {@code other} is in this box, as patterns are written,
   * whatever the verbs and circumstances.
   */
  public boolean coversResources(RegionBox other) {
    for (int i = 0; i < facets.size(); i++) {
      List<Facet> narrow = other.facets.get(i);
      for (Facet wide : facets.get(i)) {
        if (narrow.stream().noneMatch(wide::covers)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns true only if every request of {@code other} is in this box, as both are written. */
  public boolean covers(RegionBox other) {
    return space == other.space
        && (other.verbs & ~verbs) == 0
        && other.requirements.containsAll(requirements)
        && coversResources(other);
  }

  /** Returns these requests without hosts that arrive in a network under another name. */
  public RegionBox withoutAliases() {
    List<List<Facet>> plain = new ArrayList<>();
    for (List<Facet> part : facets) {
      plain.add(part.stream().map(RegionBox::withoutAliases).toList());
    }
    return new RegionBox(space, verbs, plain, requirements);
  }

  private static Facet withoutAliases(Facet facet) {
    return facet instanceof Facet.Hosts hosts ? Facet.Hosts.of(hosts.pattern(), false) : facet;
  }

  /** Returns the facets as they are written, for messages. */
  public String text() {
    List<String> texts = new ArrayList<>();
    facets.forEach(part -> part.forEach(facet -> texts.add(facet.text())));
    return String.join(" ", texts);
  }

  /** Returns whether the box is about addresses that names resolve to. */
  public boolean asksForAddress() {
    return PatternIndex.asksForAddress(this);
  }

  /**
   * Returns whether hosts, paths or names start with literal text, from the side that groups them.
   */
  public boolean startsLiterally() {
    return PatternIndex.startsLiterally(this);
  }

  /** Returns false only if no request is in both boxes. */
  public boolean overlaps(RegionBox other) {
    if (space != other.space || (verbs & other.verbs) == 0 || excludes(other)) {
      return false;
    }
    for (int i = 0; i < facets.size(); i++) {
      for (Facet one : facets.get(i)) {
        for (Facet two : other.facets.get(i)) {
          if (!one.overlaps(two)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Returns true only if no circumstances meet the requirements of both boxes. */
  private boolean excludes(RegionBox other) {
    for (Requirement one : requirements) {
      for (Requirement two : other.requirements) {
        if (one.excludes(two)) {
          return true;
        }
      }
    }
    return false;
  }
}
