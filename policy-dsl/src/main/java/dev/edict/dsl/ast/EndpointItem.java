package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/**
 * A host pattern with the ports written after it, {@code 10.20.0.0/16 port 8000-8099, 9000}.
 *
 * @param pattern the host pattern or set, which may carry ports of its own
 * @param ports what follows {@code port}; empty when the word is absent
 * @param span where it stands
 */
public record EndpointItem(PatternItem pattern, List<PortItem> ports, SourceSpan span)
    implements Node {

  /** Copies the list. */
  public EndpointItem {
    ports = List.copyOf(ports);
  }

  /**
   * One port or a range, as written and unchecked.
   *
   * @param first digits of the first port
   * @param last digits of the last port; the same as {@code first} for a single one
   * @param span where it stands
   */
  public record PortItem(String first, String last, SourceSpan span) implements Node {}
}
