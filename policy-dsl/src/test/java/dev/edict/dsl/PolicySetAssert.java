package dev.edict.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.util.List;
import java.util.stream.Stream;

/** Says in one line what a policy text must be found to be. */
public final class PolicySetAssert {
  private static final String HEADER = "edict 1\npolicy \"P\" level org\n";

  private final Analysis analysis;

  private PolicySetAssert(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Starts from a whole file. */
  public static PolicySetAssert file(String text) {
    return files(PolicySource.of("p.edict", text));
  }

  /** Starts from what follows the version line and a {@code policy} line of level org. */
  public static PolicySetAssert policy(String body) {
    return file(HEADER + body);
  }

  /** Starts from several files. */
  public static PolicySetAssert files(PolicySource... sources) {
    return new PolicySetAssert(PolicyFrontEnd.analyze(List.of(sources)));
  }

  /** Checks that there is no finding at all and returns the rules. */
  public RuleSet isAccepted() {
    assertThat(analysis.diagnostics()).map(PolicySetAssert::describe).isEmpty();
    return analysis.requireRuleSet();
  }

  /** Checks that there is exactly one finding, with this code, underlining exactly this text. */
  public Finding reports(String code, String underlined) {
    assertThat(analysis.diagnostics()).map(PolicySetAssert::describe).hasSize(1);
    Diagnostic found = analysis.diagnostics().get(0);
    assertThat(found.code().id()).as(describe(found)).isEqualTo(code);
    assertThat(marked(found)).as(describe(found)).isEqualTo(underlined);
    assertThat(analysis.ruleSet().isEmpty()).isEqualTo(found.isError());
    return new Finding(found);
  }

  /** Checks the codes of all findings, in order of their places. */
  public void reportsCodes(String... codes) {
    assertThat(analysis.diagnostics().stream().map(found -> found.code().id()))
        .as(describe(analysis.diagnostics()))
        .containsExactly(codes);
  }

  /** Checks that there are findings, all with this code. */
  public void reportsOnly(String code) {
    assertThat(analysis.diagnostics().stream().map(found -> found.code().id()))
        .isNotEmpty()
        .containsOnly(code);
  }

  private static String marked(Diagnostic found) {
    return found.location().source().text(found.location().span());
  }

  private static String describe(List<Diagnostic> all) {
    return all.stream().map(PolicySetAssert::describe).toList().toString();
  }

  private static String describe(Diagnostic found) {
    return String.join(
        " | ",
        Stream.of(
                found.location().toString(),
                found.code().id(),
                found.message(),
                found.help(),
                "[" + marked(found) + "]")
            .toList());
  }

  /** One finding, to look at more closely. */
  public static final class Finding {
    private final Diagnostic diagnostic;

    private Finding(Diagnostic diagnostic) {
      this.diagnostic = diagnostic;
    }

    /** Checks the whole message. */
    public Finding saying(String message) {
      assertThat(diagnostic.message()).isEqualTo(message);
      return this;
    }

    /** Checks that the help holds this text. */
    public Finding helping(String part) {
      assertThat(diagnostic.help()).contains(part);
      return this;
    }

    /** Checks that another place is pointed to. */
    public Finding pointingTo(String place) {
      assertThat(diagnostic.related().get(0).location().toString()).isEqualTo(place);
      return this;
    }
  }
}
