package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Laws that relate the decisions on several requests. */
class RequestLawProperties {
  /** Outcomes from the least to the most that they let through. */
  private static final List<Outcome> ORDER =
      List.of(Outcome.DENY, Outcome.APPROVAL_REQUIRED, Outcome.ALLOW);

  @Property
  void resolvedAddressesAndRealPathsOnlyNarrow(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      for (AccessRequest better : betterKnown(request)) {
        assertThat(ORDER.indexOf(point.decide(better).outcome()))
            .as("%s in %s", better, scenario)
            .isLessThanOrEqualTo(ORDER.indexOf(point.decide(request).outcome()));
      }
    }
  }

  private static List<AccessRequest> betterKnown(AccessRequest request) {
    if (request instanceof NetworkRequest network) {
      List<String> addresses = new ArrayList<>(network.resolvedAddresses());
      addresses.add("10.1.2.3");
      return List.of(
          new NetworkRequest(
              network.subject(),
              network.environment(),
              network.protocol(),
              network.host(),
              network.port(),
              addresses,
              network.inspecting()));
    }
    if (request instanceof FileRequest file && file.realPath() == null) {
      return List.of(file.withRealPath("/a/b"), file.withRealPath("/a"));
    }
    return request instanceof MountRequest mount && mount.realPath() == null
        ? List.of(mount.withRealPath("/a"))
        : List.of();
  }

  @Property
  void mountsAgreeWithFiles(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      if (request instanceof MountRequest mount
          && !mount.masking()
          && point.decide(mount).isAllowed()) {
        for (AccessRequest file : filesOf(mount)) {
          assertThat(point.decide(file).isAllowed()).as("%s in %s", file, scenario).isTrue();
        }
      }
    }
  }

  private static List<AccessRequest> filesOf(MountRequest mount) {
    List<AccessRequest> files = new ArrayList<>();
    for (String below : List.of("", "/b", "/.env", "/a/x.pem", "/A/é/c")) {
      files.add(file(mount, FileAction.READ, below));
      if (mount.access() == MountRequest.Access.WRITE) {
        files.add(file(mount, FileAction.WRITE, below));
      }
    }
    return files;
  }

  private static FileRequest file(MountRequest mount, FileAction action, String below) {
    return new FileRequest(
        mount.subject(),
        mount.environment(),
        action,
        mount.path() + below,
        below(mount.realPath(), below));
  }

  private static @Nullable String below(@Nullable String root, String below) {
    return root == null ? null : root + below;
  }

  @Property
  void connectionsWithoutInspectionAgreeWithTheirHttpRequests(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      if (request instanceof NetworkRequest connect
          && connect.protocol() == Protocol.TCP
          && isAllowedUninspected(point.decide(connect))) {
        for (HttpMethod method : HttpMethod.values()) {
          for (String path : List.of("/", "/a", "/a/b/c", "/v1/x")) {
            assertThat(point.decide(http(connect, method, path)).isAllowed())
                .as("%s %s on %s in %s", method, path, connect, scenario)
                .isTrue();
          }
        }
      }
    }
  }

  private static boolean isAllowedUninspected(Decision decision) {
    return decision.isAllowed() && !decision.obligations().contains(new Obligation.Inspect());
  }

  private static HttpRequest http(NetworkRequest connect, HttpMethod method, String path) {
    HttpRequest.Target target = new HttpRequest.Target.Parts(connect.host(), connect.port(), path);
    return HttpRequest.builder(connect.subject(), method.name(), target)
        .environment(connect.environment())
        .resolvedAddresses(connect.resolvedAddresses())
        .build();
  }

  @Property
  void theUnknownProfileIsTheStrictest(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      if (point.decide(request).isAllowed()
          && request.environment().profile() == FilesystemProfile.UNKNOWN) {
        for (FilesystemProfile profile :
            List.of(FilesystemProfile.POSIX, FilesystemProfile.CASE_FOLDING)) {
          Optional<AccessRequest> known = under(profile, request);
          known.ifPresent(
              other ->
                  assertThat(point.decide(other).isAllowed())
                      .as("%s in %s", other, scenario)
                      .isTrue());
        }
      }
    }
  }

  private static Optional<AccessRequest> under(FilesystemProfile profile, AccessRequest request) {
    Environment environment = request.environment().withProfile(profile);
    if (request instanceof FileRequest file) {
      return Optional.of(
          new FileRequest(
              file.subject(), environment, file.fileAction(), file.path(), file.realPath()));
    }
    return request instanceof MountRequest mount
        ? Optional.of(
            new MountRequest(
                mount.subject(),
                environment,
                mount.access(),
                mount.path(),
                mount.realPath(),
                mount.masking()))
        : Optional.empty();
  }

  @Property
  void canonicalFormIsStable(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      Decision decision = point.decide(request);
      if (request instanceof FileRequest file && decision.basis() != Basis.INVALID) {
        FileRequest canonical =
            new FileRequest(
                file.subject(),
                file.environment(),
                file.fileAction(),
                decision.resource(),
                file.realPath());
        assertThat(point.decide(canonical)).as("%s in %s", request, scenario).isEqualTo(decision);
      }
    }
  }
}
