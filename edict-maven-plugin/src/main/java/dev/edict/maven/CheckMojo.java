package dev.edict.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Checks the policy files of a project as one set, runs their tests and proves their assertions.
 * The build fails when something is found at or above the threshold, or when there is nothing to
 * check. The reports are {@code edict.sarif} and {@code edict-junit.xml}.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends PolicyMojo {
  /** Made by Maven, which fills the parameters. */
  public CheckMojo() {}

  /**
   * Runs the check.
   *
   * @throws MojoFailureException if something was found at or above the threshold
   * @throws MojoExecutionException if nothing could be checked
   */
  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    run("check", "edict", List.of());
  }
}
