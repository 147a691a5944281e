package dev.edict.convert.importer;

import dev.edict.convert.Loss;
import dev.edict.convert.Loss.Direction;
import dev.edict.dsl.ast.Effect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what an importer leaves out; used by one thread. */
final class Losses {
  private final Set<Loss> found = new LinkedHashSet<>();

  void wider(String place, String what) {
    found.add(new Loss(Direction.WIDER, place, what));
  }

  void narrower(String place, String what) {
    found.add(new Loss(Direction.NARROWER, place, what));
  }

  /** Notes that a part of a rule is missing: without it an allow is narrower, a deny wider. */
  void missing(Effect effect, String place, String what) {
    if (effect == Effect.ALLOW) {
      narrower(place, what);
    } else {
      wider(place, what);
    }
  }

  List<Loss> all() {
    return List.copyOf(found);
  }
}
