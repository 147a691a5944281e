package dev.edict.dsl.check;

import dev.edict.dsl.ast.EndpointItem;
import dev.edict.dsl.ast.EndpointItem.PortItem;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.dsl.source.SourceSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads host patterns together with the ports written after them. */
final class EndpointReader {
  private final PatternReader<EndpointPattern> hosts;

  EndpointReader(PatternReader<EndpointPattern> hosts) {
    this.hosts = hosts;
  }

  /** Returns the endpoints of all items in order, without those that were reported as faulty. */
  List<EndpointPattern> read(CheckedDocument document, List<EndpointItem> items) {
    if (items.stream().allMatch(item -> item.ports().isEmpty())) {
      return hosts.read(document, items.stream().map(EndpointItem::pattern).toList());
    }
    Map<EndpointPattern, SourceSpan> endpoints = new LinkedHashMap<>();
    for (EndpointItem item : items) {
      for (EndpointPattern endpoint : read(document, item)) {
        endpoints.putIfAbsent(endpoint, item.span());
      }
    }
    return List.copyOf(endpoints.keySet());
  }

  private List<EndpointPattern> read(CheckedDocument document, EndpointItem item) {
    List<EndpointPattern> written = hosts.read(document, List.of(item.pattern()));
    PortSet ports = ports(document, item.ports());
    if (item.ports().isEmpty() || ports == null) {
      return written;
    }
    if (written.stream().anyMatch(endpoint -> !endpoint.ports().equals(PortSet.ALL))) {
      document.report(
          DiagnosticCode.BAD_PORT,
          item.span(),
          "the ports are given twice: in the pattern and after `port`",
          "give them in one place");
      return List.of();
    }
    return written.stream().map(endpoint -> new EndpointPattern(endpoint.host(), ports)).toList();
  }

  private static @Nullable PortSet ports(CheckedDocument document, List<PortItem> items) {
    PortSet ports = PortSet.NONE;
    for (PortItem item : items) {
      String text =
          item.first().equals(item.last()) ? item.first() : item.first() + "-" + item.last();
      PortSet part = document.accept(PortSet.parse(text), DiagnosticCode.BAD_PORT, item.span());
      if (part == null) {
        return null;
      }
      ports = ports.union(part);
    }
    return ports;
  }
}
