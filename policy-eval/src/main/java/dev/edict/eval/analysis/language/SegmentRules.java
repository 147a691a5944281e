package dev.edict.eval.analysis.language;

import java.util.List;

/**
 * Which sequences of segments there are.
 *
 * @param alphabet the segments that are not empty
 * @param emptySegments where an empty segment may stand
 * @param least how many segments there are at least
 * @param familiar sequences that make good examples, best first
 */
public record SegmentRules(
    Alphabet alphabet, EmptySegments emptySegments, int least, List<List<String>> familiar) {
  /** Labels of host names, from the last to the first. */
  public static final SegmentRules HOSTS =
      new SegmentRules(
          Alphabet.LABELS, EmptySegments.NOWHERE, 1, List.of(List.of("com", "example")));

  /** Paths of files, the root having no segments. */
  public static final SegmentRules FILES =
      new SegmentRules(Alphabet.FILES, EmptySegments.NOWHERE, 0, List.of());

  /** Paths of HTTP requests; the last segment is empty after a final slash. */
  public static final SegmentRules HTTP_PATHS =
      new SegmentRules(Alphabet.HTTP_PATHS, EmptySegments.LAST, 1, List.of());

  /** Resources after their scheme; a host may be left empty. */
  public static final SegmentRules URIS =
      new SegmentRules(Alphabet.URIS, EmptySegments.FIRST_AND_LAST, 1, List.of());

  /** Copies the list. */
  public SegmentRules {
    familiar = List.copyOf(familiar);
  }

  /** Where an empty segment may stand. */
  public enum EmptySegments {
    /** Nowhere. */
    NOWHERE,
    /** At the end. */
    LAST,
    /** At the end and at the start. */
    FIRST_AND_LAST
  }
}
