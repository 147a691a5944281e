package dev.edict.convert.importer;

import dev.edict.convert.ConversionException;
import dev.edict.convert.Loss;
import dev.edict.convert.importer.ImportResult.ImportedPolicy;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.source.PolicySource;
import java.util.List;

/**
 * Makes Edict policies of other tools' policies.
 *
 * <pre>{@code
 * ImportResult result = PolicyImport.read(ForeignFormat.DOCKER, json, ImportSettings.defaults());
 * result.losses().forEach(loss -> print(loss));
 * }</pre>
 */
public final class PolicyImport {
  private PolicyImport() {}

  /**
   * Reads a text. Every policy of the result loads; it allows no more than the original, save where
   * a loss says {@code wider}.
   *
   * @throws ConversionException if the text is not of the format
   */
  public static ImportResult read(ForeignFormat format, String text, ImportSettings settings) {
    Losses losses = new Losses();
    List<PolicyDraft> drafts =
        switch (format) {
          case DOCKER -> DockerImporter.read(ForeignText.json(text), settings, losses);
          case CLAUDE -> ClaudeImporter.read(ForeignText.json(text), settings, losses);
          case CODEX -> CodexImporter.read(ForeignText.toml(text), settings, losses);
          case CODEX_RULES -> CodexRulesImporter.read(text, settings, losses);
          case OPENSHELL -> OpenShellImporter.read(ForeignText.yaml(text), settings, losses);
          case KUBERNETES -> KubernetesImporter.read(ForeignText.yaml(text), settings, losses);
          case HOSTS -> HostListImporter.read(text, settings, losses);
        };
    List<ImportedPolicy> policies =
        drafts.stream().map(draft -> checked(draft, losses.all())).toList();
    return new ImportResult(policies, losses.all());
  }

  private static ImportedPolicy checked(PolicyDraft draft, List<Loss> losses) {
    String text = draft.text(losses);
    PolicyFrontEnd.analyze(PolicySource.of("result", text)).diagnostics().stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .ifPresent(
            error -> {
              throw new ConversionException(
                  "policy `%s` would not load: %s".formatted(draft.name(), error.message()));
            });
    return new ImportedPolicy(draft.name(), text);
  }
}
