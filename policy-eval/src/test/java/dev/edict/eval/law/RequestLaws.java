package dev.edict.eval.law;

import static dev.edict.eval.law.Outcomes.assertNotHigher;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.Canonicalizer;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/** How decisions on related requests belong together. */
final class RequestLaws {
  private static final List<String> ADDRESSES =
      List.of("10.1.2.3", "10.1.3.3", "11.1.2.3", "2001:db8::1", "::1");
  private static final List<String> BENEATH =
      List.of("", "/a", "/b", "/.env", "/x.pem", "/b/c", "/.ssh/id", "/a/b/c", "/B");

  private RequestLaws() {}

  static void coversAgreesWithMatches(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    List<LawPattern> patterns = LawPattern.of(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      CanonicalRequest canonical = Canonicalizer.canonicalize(request).orNull();
      if (canonical == null) {
        continue;
      }
      for (LawPattern one : patterns) {
        for (LawPattern other : patterns) {
          assertRelations(one, other, canonical, engine);
        }
      }
    }
  }

  private static void assertRelations(
      LawPattern one, LawPattern other, CanonicalRequest request, Engine engine) {
    boolean matchesOther = other.matches(request);
    assertThat(engine.covers(one, other) && matchesOther && !one.matches(request))
        .as("%s covers %s, but not on %s", one, other, request)
        .isFalse();
    assertThat(matchesOther && one.matches(request) && !one.overlaps(other))
        .as("%s and %s meet on %s", one, other, request)
        .isFalse();
  }

  static void canonicalFormIsStable(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Function<AccessRequest, Decision> decider = engine.decider(scenario.ruleSet());
    for (AccessRequest plain : scenario.requests()) {
      AccessRequest request = respelt(plain);
      Decision decision = decider.apply(request);
      if (decision.basis() != Basis.INVALID) {
        AccessRequest canonical = respelled(request, decision.resource());
        assertThat(decider.apply(canonical))
            .as("%s and %s in %s", request, canonical, scenario)
            .isEqualTo(decision);
      }
    }
  }

  /** Returns the request with its resource spelt in another way. */
  private static AccessRequest respelt(AccessRequest request) {
    if (request instanceof NetworkRequest network) {
      return respelled(request, network.host().toUpperCase(Locale.ROOT) + ":" + network.port());
    } else if (request instanceof FileRequest file && file.path().startsWith("/")) {
      return respelled(request, "/." + file.path() + "/.");
    }
    return request;
  }

  /** Returns the request about the same with the resource written as {@code resource}. */
  private static AccessRequest respelled(AccessRequest request, String resource) {
    if (request instanceof NetworkRequest network) {
      int colon = resource.lastIndexOf(':');
      String host = resource.substring(0, colon).replace("[", "").replace("]", "");
      return new NetworkRequest(
          network.subject(),
          network.environment(),
          network.protocol(),
          host,
          network.port(),
          network.resolvedAddresses(),
          network.inspecting());
    } else if (request instanceof FileRequest file) {
      return new FileRequest(
          file.subject(), file.environment(), file.fileAction(), resource, file.realPath());
    } else if (request instanceof MountRequest mount) {
      return new MountRequest(
          mount.subject(),
          mount.environment(),
          mount.access(),
          resource,
          mount.realPath(),
          mount.masking());
    }
    return request;
  }

  static void invalidNeverAllows(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Function<AccessRequest, Decision> decider = engine.decider(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      if (request instanceof NetworkRequest || request instanceof FileRequest) {
        String resource = "\0" + request.resource();
        Decision decision = decider.apply(respelled(request, resource));
        assertThat(decision.outcome()).as("%s", scenario).isEqualTo(Outcome.DENY);
        assertThat(decision.basis()).as("%s", scenario).isEqualTo(Basis.INVALID);
      }
    }
  }

  static void resolvedAddressesOnlyNarrow(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Random random = scenario.random();
    Function<AccessRequest, Decision> decider = engine.decider(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      AccessRequest more = withMoreKnown(request, random);
      assertNotHigher(decider.apply(more), decider.apply(request), scenario);
    }
  }

  private static AccessRequest withMoreKnown(AccessRequest request, Random random) {
    String path = BENEATH.get(1 + random.nextInt(BENEATH.size() - 1));
    if (request instanceof NetworkRequest network) {
      return new NetworkRequest(
          network.subject(),
          network.environment(),
          network.protocol(),
          network.host(),
          network.port(),
          withOneMore(network.resolvedAddresses(), random),
          network.inspecting());
    } else if (request instanceof HttpRequest http) {
      return new HttpRequest(
          http.subject(),
          http.environment(),
          http.method(),
          http.target(),
          withOneMore(http.resolvedAddresses(), random));
    } else if (request instanceof FileRequest file && file.realPath() == null) {
      return file.withRealPath(path);
    } else if (request instanceof MountRequest mount && mount.realPath() == null) {
      return mount.withRealPath(path);
    }
    return request;
  }

  private static List<String> withOneMore(List<String> addresses, Random random) {
    List<String> more = new ArrayList<>(addresses);
    more.add(random.nextInt(addresses.size() + 1), ADDRESSES.get(random.nextInt(ADDRESSES.size())));
    return more;
  }

  static void mountAgreesWithFiles(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Function<AccessRequest, Decision> decider = engine.decider(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      if (request instanceof MountRequest mount && !mount.masking()) {
        CanonicalRequest canonical = Canonicalizer.canonicalize(mount).orNull();
        if (canonical instanceof CanonicalRequest.Mount subtree
            && decider.apply(mount).outcome() == Outcome.ALLOW) {
          assertFilesAllowed(mount, subtree, decider, scenario);
        }
      }
    }
  }

  private static void assertFilesAllowed(
      MountRequest mount,
      CanonicalRequest.Mount subtree,
      Function<AccessRequest, Decision> decider,
      Scenario scenario) {
    String resource = subtree.resource();
    String root = resource.endsWith("/") ? resource.substring(0, resource.length() - 1) : resource;
    for (FileAction action : subtree.actions()) {
      for (String path : BENEATH) {
        FileRequest file =
            FileRequest.of(
                mount.subject(), mount.environment(), action, path.isEmpty() ? resource : root + path);
        assertThat(decider.apply(withRealPath(file, mount, path)).isAllowed())
            .as("%s beneath %s in %s", file, mount, scenario)
            .isTrue();
      }
    }
  }

  static void uninspectedConnectAgreesWithHttp(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Function<AccessRequest, Decision> decider = engine.decider(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      if (request instanceof NetworkRequest connect && connect.protocol() == Protocol.TCP) {
        Decision decision = decider.apply(connect);
        if (decision.isAllowed() && !decision.obligations().contains(new Obligation.Inspect())) {
          assertHttpNotDenied(connect, decider, scenario);
        }
      }
    }
  }

  private static void assertHttpNotDenied(
      NetworkRequest connect, Function<AccessRequest, Decision> decider, Scenario scenario) {
    for (HttpMethod known : HttpMethod.values()) {
      String method = known.name();
      for (String path : List.of("/", "/a", "/a/b", "/x/b/c", "/v1/x")) {
        HttpRequest http =
            HttpRequest.builder(
                    connect.subject(),
                    method,
                    new HttpRequest.Target.Parts(connect.host(), connect.port(), path))
                .environment(connect.environment())
                .resolvedAddresses(connect.resolvedAddresses())
                .build();
        assertThat(decider.apply(http).outcome())
            .as("%s after %s in %s", http, connect, scenario)
            .isNotEqualTo(Outcome.DENY);
      }
    }
  }

  static void unknownProfileIsStrictest(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Function<AccessRequest, Decision> decider = engine.decider(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      if (request instanceof FileRequest || request instanceof MountRequest) {
        Decision unknown = decider.apply(under(FilesystemProfile.UNKNOWN, request));
        for (FilesystemProfile known :
            List.of(FilesystemProfile.POSIX, FilesystemProfile.CASE_FOLDING)) {
          Decision other = decider.apply(under(known, request));
          if (unknown.isAllowed()) {
            assertNotHigher(unknown, other, scenario);
          }
        }
      }
    }
  }

  private static AccessRequest under(FilesystemProfile profile, AccessRequest request) {
    if (request instanceof FileRequest file) {
      return new FileRequest(
          file.subject(),
          file.environment().withProfile(profile),
          file.fileAction(),
          file.path(),
          file.realPath());
    }
    MountRequest mount = (MountRequest) request;
    return new MountRequest(
        mount.subject(),
        mount.environment().withProfile(profile),
        mount.access(),
        mount.path(),
        mount.realPath(),
        mount.masking());
  }
}
