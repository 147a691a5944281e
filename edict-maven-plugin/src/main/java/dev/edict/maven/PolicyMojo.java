package dev.edict.maven;

import dev.edict.cli.EdictCommand;
import java.io.File;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals about the policy files of a project have in common. */
abstract class PolicyMojo extends AbstractMojo {
  private static final int FINDINGS = 1;

  /** Policy files, directories and patterns; by default {@code src/main/edict}. */
  @Parameter(property = "edict.policies")
  private @Nullable List<File> policies;

  /** The least severity that fails the build: error, warning or note. */
  @Parameter(property = "edict.failOn", defaultValue = "error")
  private String failOn = "error";

  /** Where reports go. */
  @Parameter(
      property = "edict.reports",
      defaultValue = "${project.build.directory}/edict-reports",
      required = true)
  private @Nullable File reports;

  /** Whether to do nothing. */
  @Parameter(property = "edict.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project.basedir}/src/main/edict", readonly = true, required = true)
  private @Nullable File defaultFolder;

  /** Runs a command, whose arguments {@code options} come before those that all goals have. */
  final void run(String command, String report, List<String> options)
      throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped");
      return;
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        EdictCommand.run(
            arguments(command, report, options),
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err));
    String summary = err.toString().strip();
    if (code == 0) {
      out.toString().lines().forEach(getLog()::warn);
      getLog().info(summary);
      return;
    }
    out.toString().lines().forEach(getLog()::error);
    if (code == FINDINGS) {
      throw new MojoFailureException("policies are not in order: " + summary);
    }
    throw new MojoExecutionException("policies were not checked: " + summary);
  }

  private List<String> arguments(String command, String report, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of(command, "--fail-on", failOn));
    arguments.addAll(options);
    if (reports != null) {
      arguments.addAll(List.of("--report", "sarif=" + new File(reports, report + ".sarif")));
      arguments.addAll(List.of("--report", "junit=" + new File(reports, report + "-junit.xml")));
    }
    if (policies != null && !policies.isEmpty()) {
      policies.forEach(policy -> arguments.add(policy.getPath()));
    } else if (defaultFolder != null) {
      arguments.add(defaultFolder.getPath());
    }
    return arguments;
  }
}
