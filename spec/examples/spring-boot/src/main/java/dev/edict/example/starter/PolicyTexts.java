package dev.edict.example.starter;

import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The policy files that the settings name. */
final class PolicyTexts {
  private final ResourcePatternResolver resolver;
  private final List<String> patterns;

  PolicyTexts(ResourcePatternResolver resolver, List<String> patterns) {
    this.resolver = resolver;
    this.patterns = patterns;
  }

  /**
   * Reads them.
   *
   * @throws IOException if a pattern names none, or one cannot be read or is not UTF-8: a service
   *     whose policies are missing must not come up without them
   */
  List<PolicySource> read() throws IOException {
    Map<String, PolicySource> sources = new TreeMap<>();
    for (String pattern : patterns) {
      Resource[] found = resolver.getResources(pattern);
      if (found.length == 0) {
        throw new IOException("no policy is at " + pattern);
      }
      for (Resource resource : found) {
        String name = String.valueOf(resource.getFilename());
        PolicySource source =
            PolicySource.ofUtf8(name, resource.getContentAsByteArray())
                .orElseThrow(() -> new IOException(name + " is not UTF-8"));
        if (sources.putIfAbsent(name, source) != null) {
          throw new IOException("two policy files are called " + name);
        }
      }
    }
    return new ArrayList<>(sources.values());
  }
}
