package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.network.HostPattern;
import dev.edict.eval.analysis.language.SegmentPattern;
import dev.edict.eval.analysis.language.TextPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names among some hosts, their labels from the last to the first, so that what names have in
 * common comes first.
 *
 * @param pattern the names; empty when all of the hosts are addresses
 */
public record HostNames(Optional<SegmentPattern> pattern) {
  private static final SegmentPattern ONE_LABEL = SegmentPattern.single(TextPattern.ANY);

  static HostNames of(HostPattern pattern) {
    return new HostNames(Optional.ofNullable(names(pattern)));
  }

  private static @Nullable SegmentPattern names(HostPattern pattern) {
    if (pattern instanceof HostPattern.AnyHost) {
      return SegmentPattern.ONE_OR_MORE;
    }
    if (pattern instanceof HostPattern.ExactName exact) {
      return SegmentPattern.literal(labels(exact.name().text()));
    }
    if (pattern instanceof HostPattern.Subdomains below) {
      SegmentPattern suffix = SegmentPattern.literal(labels(below.suffix().text()));
      return suffix.then(below.anyDepth() ? SegmentPattern.ONE_OR_MORE : ONE_LABEL);
    }
    if (pattern instanceof HostPattern.LabelGlob glob) {
      return SegmentPattern.of(glob.labels(), true).reversed();
    }
    return null;
  }

  /** Returns the labels of {@code name} from the last to the first. */
  static List<String> labels(String name) {
    List<String> labels = new ArrayList<>(Arrays.asList(name.split("\\.", -1)));
    Collections.reverse(labels);
    return labels;
  }

  /** Returns the name that {@code labels}, from the last to the first, write. */
  static String name(List<String> labels) {
    List<String> turned = new ArrayList<>(labels);
    Collections.reverse(turned);
    return String.join(".", turned);
  }
}
