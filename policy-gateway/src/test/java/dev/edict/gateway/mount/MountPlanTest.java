package dev.edict.gateway.mount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.MountRequest.Access;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountPlanTest {
  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home = folder.toRealPath();
    for (String name : List.of("work/deep", "docs", "leaky/keys", "secret")) {
      Files.createDirectories(home.resolve(name));
    }
    Files.createSymbolicLink(home.resolve("work-link"), home.resolve("secret"));
  }

  @Test
  void directoriesAreMountedAsFarAsTheyMayBe() {
    MountPlan plan = plan(false, "");

    assertThat(plan.mounts())
        .extracting(mount -> home.relativize(Path.of(mount.path())) + " " + mount.access())
        .containsExactly("docs READ", "work WRITE");
    assertThat(plan.mounts().get(1).rule()).isEqualTo("work");
  }

  @Test
  void aParentOfSomethingDeniedIsRefusedOrMasked() {
    String leaky = "allow \"leaky\" read, write on \"~/leaky/**\"";

    assertThat(plan(false, leaky).refused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.path()).isEqualTo(home + "/leaky"))
        .satisfies(refused -> assertThat(refused.reason()).contains("keys"));
    assertThat(plan(true, leaky).mounts())
        .filteredOn(mount -> mount.path().endsWith("leaky"))
        .singleElement()
        .satisfies(mount -> assertThat(mount.access()).isEqualTo(Access.WRITE))
        .satisfies(mount -> assertThat(mount.masked()).containsExactly(home + "/leaky/keys/**"));
  }

  @Test
  void aLinkIsJudgedByWhereItLeads() {
    MountPlan plan = plan(false, "allow \"link\" read on \"~/work-link/**\"");

    assertThat(plan.refused())
        .extracting(MountPlan.Refused::path)
        .containsExactly(home + "/work-link");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThat(plan(false, "allow \"gone\" read on \"~/gone/**\"").refused())
        .extracting(MountPlan.Refused::code)
        .containsExactly("not-a-directory");
  }

  @Test
  void thePlanIsWrittenAsJson() {
    assertThat(plan(false, "").toJson())
        .startsWith("{\"mounts\":[{\"path\":\"" + home + "/docs\",\"source\":\"" + home + "/docs\"")
        .endsWith("\"rule\":\"work\"}],\"refused\":[]}");
  }

  private MountPlan plan(boolean masking, String more) {
    String text =
        """
        edict 1
        policy "P" level org
        filesystem {
          allow "work" read, write on "~/work/**", "~/work/deep/**"
          allow "docs" read on "~/docs/**"
          deny "keys" read, write on "~/leaky/keys/**"
          %s
        }
        """
            .formatted(more);
    PolicyDecisionPoint policy =
        PolicyDecisionPoint.of(
            PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet());
    Environment environment =
        Environment.UNKNOWN.withHome(home.toString()).withProfile(FilesystemProfile.POSIX);
    List<String> candidates = MountPlan.candidates(policy.ruleSet(), home.toString());
    return MountPlan.of(policy::decide, Subject.user("alice"), environment, candidates, masking);
  }
}
