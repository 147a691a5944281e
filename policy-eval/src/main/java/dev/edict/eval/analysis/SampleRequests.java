package dev.edict.eval.analysis;

import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A few requests in and about a region. */
final class SampleRequests {
  private static final int MOST_REGIONS = 8;
  private static final int MOST_REQUESTS = 500;
  private static final Environment POSIX =
      Environment.UNKNOWN.withHome("/home/x").withProfile(FilesystemProfile.POSIX);
  private static final Environment WINDOWS =
      Environment.UNKNOWN.withHome("C:\\Users\\x").withProfile(FilesystemProfile.WINDOWS);

  private final Subject subject;
  private final String action;

  private SampleRequests(Subject subject, String action) {
    this.subject = subject;
    this.action = action;
  }

  /** Returns requests whose parts are taken from {@code region} and from {@code others}. */
  static List<AccessRequest> of(Subject subject, Region region, List<Region> others) {
    List<Region> near =
        others.stream()
            .filter(other -> other.action().equals(region.action()))
            .limit(MOST_REGIONS)
            .toList();
    List<List<String>> combined = List.of(List.of());
    for (int i = 0; i < region.facets().size(); i++) {
      Set<String> samples = new LinkedHashSet<>(Samples.of(region.facet(i)));
      for (Region other : near) {
        samples.addAll(Samples.of(other.facet(i)));
        samples.addAll(Samples.ofBoth(region.facet(i), other.facet(i)));
      }
      combined = extended(combined, samples);
    }
    SampleRequests requests = new SampleRequests(subject, region.action());
    return combined.stream().map(requests::of).toList();
  }

  private static List<List<String>> extended(List<List<String>> heads, Set<String> tails) {
    List<List<String>> combined = new ArrayList<>();
    for (List<String> head : heads) {
      for (String tail : tails) {
        if (combined.size() < MOST_REQUESTS) {
          List<String> parts = new ArrayList<>(head);
          parts.add(tail);
          combined.add(parts);
        }
      }
    }
    return combined;
  }

  private AccessRequest of(List<String> parts) {
    String first = parts.get(0);
    if (action.startsWith("connect:")) {
      return NetworkRequest.builder(subject, first, port(parts))
          .protocol(action.endsWith("tcp") ? Protocol.TCP : Protocol.UDP)
          .inspecting()
          .build();
    }
    if (action.startsWith("http:")) {
      return HttpRequest.of(
          subject, action.substring("http:".length()), first, port(parts), parts.get(2));
    }
    return switch (action) {
      case "call" -> ToolCallRequest.of(subject, first, parts.get(1));
      case "register" -> new ServerRegistrationRequest(subject, POSIX, McpServer.named(first));
      case "resource:read" ->
          new ResourceReadRequest(subject, POSIX, McpServer.named(first), parts.get(1));
      case "prompt:get" -> new PromptRequest(subject, POSIX, McpServer.named(first), parts.get(1));
      default -> file(first);
    };
  }

  private static int port(List<String> parts) {
    return Integer.parseInt(parts.get(1));
  }

  private AccessRequest file(String path) {
    Environment environment = path.startsWith(":", 1) ? WINDOWS : POSIX;
    for (FileAction fileAction : FileAction.values()) {
      if (fileAction.keyword().equals(action)) {
        return FileRequest.of(subject, environment, fileAction, path);
      }
    }
    throw new AssertionError(action);
  }
}
