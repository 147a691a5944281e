package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Ruling;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.testing.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is decided from parts as received is what is decided about whole requests. */
class SubjectDecisionPointProperties {
  private static final List<String> ODDITIES =
      List.of(
          "", ".", "..", "/", "//", "a", "A", "Z", "0", "9", "-", "_", "*", " ", "\0", "\n", ":",
          "%41", "é", "\u0301", "\u212a", "\ud800", "\\", "~", "xn--", "0x7f", "1.", "[", "]", "@");

  @Property
  void rulingsAreDecisionsWithoutWords(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Random random = new Random(seed);
    PolicyDecisionPoint general = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      Asker asker = new Asker(general, request.subject(), request.environment());
      for (int i = 0; i < 3; i++) {
        asker.assertSame(plain(request, random), scenario);
      }
    }
  }

  /** Returns a request of a kind that can be asked in parts, near another one. */
  private static AccessRequest plain(AccessRequest near, Random random) {
    Subject subject = near.subject();
    Environment environment = near.environment();
    if (near instanceof FileRequest file) {
      return FileRequest.of(subject, environment, file.fileAction(), changed(file.path(), random));
    } else if (near instanceof ToolCallRequest call) {
      return ToolCallRequest.builder(
              subject,
              McpServer.named(changed(call.server().name(), random)),
              McpTool.named(changed(call.tool().name(), random)))
          .environment(environment)
          .build();
    }
    return NetworkRequest.builder(subject, changed(host(near), random), port(near, random))
        .environment(environment)
        .protocol(random.nextInt(3) == 0 ? Protocol.UDP : Protocol.TCP)
        .build();
  }

  private static String host(AccessRequest near) {
    if (near instanceof NetworkRequest network) {
      return network.host();
    }
    boolean parts =
        near instanceof HttpRequest http && http.target() instanceof HttpRequest.Target.Parts;
    return parts
        ? ((HttpRequest.Target.Parts) ((HttpRequest) near).target()).host()
        : List.of("a.test", "10.1.2.3", "0.0.0.0", "127.0.0.1", "::1").get(near.hashCode() & 3);
  }

  private static int port(AccessRequest near, Random random) {
    int port = near instanceof NetworkRequest network ? network.port() : 443;
    return switch (random.nextInt(12)) {
      case 0 -> 0;
      case 1 -> 65_536;
      case 2 -> -1;
      default -> port;
    };
  }

  /** Returns a text with an oddity at a place, more often than not. */
  private static String changed(String text, Random random) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> text;
      case 2 -> text.toUpperCase(java.util.Locale.ROOT);
      case 3 -> text + ODDITIES.get(random.nextInt(ODDITIES.size()));
      default -> {
        int at = random.nextInt(text.length() + 1);
        String odd = ODDITIES.get(random.nextInt(ODDITIES.size()));
        yield text.substring(0, at) + odd + text.substring(at);
      }
    };
  }

  /** Asks in every way. */
  private static final class Asker {
    private final PolicyDecisionPoint general;
    private final PolicyDecisionPoint special;
    private final SubjectDecisionPoint session;

    Asker(PolicyDecisionPoint general, Subject subject, Environment environment) {
      this.general = general;
      this.special = general.specialize(subject, environment);
      this.session = general.session(subject, environment);
    }

    void assertSame(AccessRequest request, Scenario scenario) {
      Ruling first = ruling(request);
      Decision decision = general.decide(request);
      assertThat(first)
          .as("%s in %s", request, scenario)
          .isEqualTo(Ruling.of(special.decide(request)))
          .isEqualTo(ruling(request));
      assertThat(first.outcome()).isEqualTo(decision.outcome());
      assertThat(first.basis()).isEqualTo(decision.basis());
      assertThat(id(first.rule())).isEqualTo(id(decision.rule()));
    }

    private static Optional<RuleId> id(Optional<Rule> rule) {
      return rule.map(Rule::id);
    }

    private Ruling ruling(AccessRequest request) {
      if (request instanceof FileRequest file) {
        return session.file(file.fileAction(), file.path());
      } else if (request instanceof ToolCallRequest call) {
        return session.call(call.server().name(), call.tool().name());
      }
      NetworkRequest network = (NetworkRequest) request;
      return session.connect(network.protocol(), network.host(), network.port());
    }
  }
}
