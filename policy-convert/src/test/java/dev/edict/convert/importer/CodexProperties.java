package dev.edict.convert.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.dsl.source.PolicySource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A profile of Codex, of which the narrowest path decides, never allows more once imported. */
class CodexProperties {
  private static final String SEED = "20260101";

  @Property(seed = SEED)
  void allowsNoMoreThanTheOriginal(
      @ForAll("profiles") Map<String, String> profile, @ForAll("paths") String path) {
    RuleSet rules = imported(profile);
    String access = narrowest(profile, path);
    if (isAllowed(rules, FileAction.READ, path)) {
      assertThat(access).isIn("read", "write");
    }
    if (isAllowed(rules, FileAction.WRITE, path) || isAllowed(rules, FileAction.DELETE, path)) {
      assertThat(access).isEqualTo("write");
    }
    assertThat(isAllowed(rules, FileAction.EXECUTE, path)).isFalse();
  }

  @Property(seed = SEED)
  void allowsAllOfItWhereNoPathIsInsideAnother(
      @ForAll("paths") String path, @ForAll("accesses") String access) {
    RuleSet rules = imported(Map.of(path, access));
    assertThat(isAllowed(rules, FileAction.READ, path)).isEqualTo(!access.equals("deny"));
    assertThat(isAllowed(rules, FileAction.WRITE, path)).isEqualTo(access.equals("write"));
  }

  /** The meaning of the original: the longest path that the request is at or beneath. */
  private static String narrowest(Map<String, String> profile, String path) {
    String decides = "";
    String access = "deny";
    for (Map.Entry<String, String> entry : profile.entrySet()) {
      String key = entry.getKey();
      boolean holds = path.equals(key) || path.startsWith(key + "/");
      if (holds && key.length() > decides.length()) {
        decides = key;
        access = entry.getValue();
      }
    }
    return access;
  }

  private static RuleSet imported(Map<String, String> profile) {
    StringBuilder toml = new StringBuilder("default_permissions = \"a\"\n");
    toml.append("[permissions.a.filesystem]\n");
    profile.forEach(
        (path, access) ->
            toml.append('"').append(path).append("\" = \"").append(access).append("\"\n"));
    ImportResult result =
        PolicyImport.read(ForeignFormat.CODEX, toml.toString(), ImportSettings.defaults());
    String text = result.policies().get(0).text();
    return PolicyFrontEnd.analyze(PolicySource.of("x.edict", text)).requireRuleSet();
  }

  private static boolean isAllowed(RuleSet rules, FileAction action, String path) {
    CanonicalPath asked =
        Objects.requireNonNull(CanonicalPath.parse(path, FilesystemProfile.POSIX, null).orNull());
    boolean allowed = false;
    for (Rule rule : rules.rules()) {
      RuleTarget.Files files = (RuleTarget.Files) rule.target();
      MatchSide side = rule.effect() == Effect.DENY ? MatchSide.DENY : MatchSide.ALLOW;
      boolean matches =
          files.actions().contains(action)
              && files.paths().stream().anyMatch(pattern -> pattern.matches(asked, null, side));
      if (matches && rule.effect() == Effect.DENY) {
        return false;
      }
      allowed |= matches;
    }
    return allowed;
  }

  @Provide
  Arbitrary<Map<String, String>> profiles() {
    return Arbitraries.maps(paths(), accesses()).ofMinSize(1).ofMaxSize(6).map(LinkedHashMap::new);
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("a", "b")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(segments -> "/" + String.join("/", segments));
  }

  @Provide
  Arbitrary<String> accesses() {
    return Arbitraries.of("read", "write", "deny");
  }
}
