package dev.edict.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests of the policy files of a project. The build fails when a test fails or tests
 * nothing, when tests cover less than is asked for, or when there are none. The reports are {@code
 * edict-test.sarif} and {@code edict-test-junit.xml}.
 */
@Mojo(name = "test", defaultPhase = LifecyclePhase.TEST, threadSafe = true)
public final class TestMojo extends PolicyMojo {
  /** The least percentage of rules that must decide a tested request. */
  @Parameter(property = "edict.minRuleCoverage")
  private @Nullable Double minRuleCoverage;

  /** The least percentage of regions of requests that must have a tested one. */
  @Parameter(property = "edict.minRegionCoverage")
  private @Nullable Double minRegionCoverage;

  /** The least percentage of changes of the rules that tests must notice. */
  @Parameter(property = "edict.minMutationScore")
  private @Nullable Double minMutationScore;

  /** Whether tests are not run, as those of the project. */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /** Made by Maven, which fills the parameters. */
  public TestMojo() {}

  /**
   * Runs the tests.
   *
   * @throws MojoFailureException if a test fails, or tests cover too little
   * @throws MojoExecutionException if nothing could be tested
   */
  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skipTests) {
      getLog().info("tests are skipped");
      return;
    }
    List<String> options = new ArrayList<>();
    add(options, "--min-rule-coverage", minRuleCoverage);
    add(options, "--min-region-coverage", minRegionCoverage);
    add(options, "--min-mutation-score", minMutationScore);
    run("test", "edict-test", options);
  }

  private static void add(List<String> options, String option, @Nullable Double value) {
    if (value != null) {
      options.add(option + "=" + value);
    }
  }
}
