package dev.edict.dsl.match.network;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.match.network.HostPattern.AnyHost;
import dev.edict.dsl.match.network.HostPattern.ExactName;
import dev.edict.dsl.match.network.HostPattern.LabelGlob;
import dev.edict.dsl.match.network.HostPattern.Network;
import dev.edict.dsl.match.network.HostPattern.Subdomains;
import java.util.ArrayList;
import java.util.List;

/** The relations between two sets of hosts. */
final class HostRelations {

  private HostRelations() {}

  static boolean covers(HostPattern left, HostPattern right) {
    if (left instanceof AnyHost) {
      return true;
    }
    if (right instanceof AnyHost) {
      return false;
    }
    if (right instanceof ExactName exact) {
      return left.matches(exact.name());
    }
    if (left instanceof ExactName) {
      return false;
    }
    if (left instanceof Network || right instanceof Network) {
      return left instanceof Network wide
          && right instanceof Network narrow
          && wide.network().covers(narrow.network());
    }
    return labels(left).covers(labels(right));
  }

  static boolean overlaps(HostPattern left, HostPattern right) {
    if (left instanceof AnyHost || right instanceof AnyHost) {
      return true;
    }
    if (left instanceof ExactName exact) {
      return right.matches(exact.name());
    }
    if (right instanceof ExactName exact) {
      return left.matches(exact.name());
    }
    if (left instanceof Network || right instanceof Network) {
      return left instanceof Network one
          && right instanceof Network other
          && one.network().overlaps(other.network());
    }
    return labels(left).overlaps(labels(right));
  }

  private static GlobSequence labels(HostPattern pattern) {
    if (pattern instanceof LabelGlob glob) {
      return glob.labels();
    }
    if (pattern instanceof Subdomains below) {
      return labelsOf(pattern.text(), below.anyDepth());
    }
    throw new AssertionError(pattern);
  }

  /**
   * Returns the globs of the labels of {@code text}, with a further {@code *} before them if {@code
   * anyDepth}, so that a leading {@code **} stands for one or more labels.
   */
  static GlobSequence labelsOf(String text, boolean anyDepth) {
    List<String> labels = new ArrayList<>();
    if (anyDepth) {
      labels.add("*");
    }
    int from = 0;
    while (from <= text.length()) {
      int dot = text.indexOf('.', from);
      int end = dot < 0 ? text.length() : dot;
      labels.add(text.substring(from, end));
      from = end + 1;
    }
    return GlobSequence.of(labels, GlobSyntax.STAR_AND_QUESTION);
  }
}
