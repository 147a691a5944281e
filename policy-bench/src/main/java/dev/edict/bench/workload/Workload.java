package dev.edict.bench.workload;

import dev.edict.bench.neutral.WorkloadFolder;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.nio.file.Path;
import java.util.List;

/**
 * A policy and requests to judge by it, always the same for the same number of rules.
 *
 * @param source the policy as text
 * @param ruleSet the policy's rules
 * @param requests the requests in the order in which they are asked, with their answers
 */
public record Workload(PolicySource source, RuleSet ruleSet, List<AnsweredRequest> requests) {

  /** How many requests a generated workload has. */
  public static final int REQUESTS = 4096;

  /**
   * The system property that names a folder of {@code rules-N.tsv} and {@code requests-N.tsv},
   * which are then used instead of generated ones.
   */
  public static final String FOLDER_PROPERTY = WorkloadFolder.PROPERTY;

  /** Copies the list. */
  public Workload {
    requests = List.copyOf(requests);
  }

  /** Returns the workload of a number of rules. */
  public static Workload of(int rules) {
    String folder = System.getProperty(FOLDER_PROPERTY);
    return folder == null
        ? WorkloadGenerator.generate(rules)
        : TabbedWorkload.read(Path.of(folder), rules);
  }

  /** Returns the requests of one domain. */
  public List<AnsweredRequest> requestsAbout(Domain domain) {
    return requests.stream().filter(asked -> asked.request().domain() == domain).toList();
  }
}
