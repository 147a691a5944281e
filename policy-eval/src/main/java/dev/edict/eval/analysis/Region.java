package dev.edict.eval.analysis;

import java.util.List;

/**
 * The requests of one action whose resource lies in every facet.
 *
 * @param action the action, as {@link dev.edict.eval.request.AccessRequest#action()} says it
 * @param facets the parts of the resource, the same parts in the same order for one action
 */
record Region(String action, List<Facet> facets) {

  /** Copies the list. */
  Region {
    facets = List.copyOf(facets);
  }

  static Region of(String action, Facet... facets) {
    return new Region(action, List.of(facets));
  }

  Facet facet(int index) {
    return facets.get(index);
  }

  /** Returns true only if every request of {@code other} is in this region. */
  boolean covers(Region other) {
    return coversShared(other, other);
  }

  /** Returns true only if every request that is in both regions is in this one. */
  boolean coversShared(Region one, Region other) {
    if (!action.equals(one.action) || !action.equals(other.action)) {
      return false;
    }
    for (int i = 0; i < facets.size(); i++) {
      if (!facet(i).coversShared(one.facet(i), other.facet(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns false only if no request is in both regions. */
  boolean overlaps(Region other) {
    if (!action.equals(other.action)) {
      return false;
    }
    for (int i = 0; i < facets.size(); i++) {
      if (!facet(i).overlaps(other.facet(i))) {
        return false;
      }
    }
    return true;
  }
}
