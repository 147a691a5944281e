package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.AssertionDeclaration;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.EndpointItem;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.RuleClause;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.SecretStatement;
import dev.edict.dsl.ast.SetElement;
import dev.edict.dsl.ast.Target;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Gathers the names by which a file uses sets; conditions add the roots of attributes too. */
final class SetUses {
  private final Set<String> used = new HashSet<>();

  private SetUses() {}

  static Set<String> in(PolicyDocument document) {
    SetUses uses = new SetUses();
    document.declarations().forEach(uses::collect);
    return uses.used;
  }

  private void collect(Declaration declaration) {
    if (declaration instanceof Declaration.NamedSet set) {
      for (SetElement element : set.elements()) {
        if (element instanceof SetElement.Reference reference) {
          used.add(reference.name());
        }
      }
    } else if (declaration instanceof Declaration.Delegation delegation) {
      addPatterns(delegation.within());
    } else if (declaration instanceof AssertionDeclaration assertion) {
      collect(assertion.target());
    } else if (declaration instanceof DomainBlock block) {
      block
          .statements()
          .forEach(
              statement -> {
                if (statement instanceof RuleStatement rule) {
                  collect(rule);
                } else if (statement instanceof SecretStatement secret) {
                  collect(secret);
                }
              });
    }
  }

  private void collect(SecretStatement secret) {
    addEndpoints(secret.endpoints());
  }

  private void collect(RuleStatement rule) {
    collect(rule.target());
    for (RuleClause clause : rule.clauses()) {
      if (clause instanceof RuleClause.When when) {
        collect(when.expression());
      } else if (clause instanceof RuleClause.Unless unless) {
        collect(unless.expression());
      }
    }
  }

  private void collect(Target target) {
    if (target instanceof Target.Connect connect) {
      addEndpoints(connect.endpoints());
    } else if (target instanceof Target.Http http) {
      addEndpoints(http.endpoints());
    } else if (target instanceof Target.Files files) {
      addPatterns(files.paths());
    } else if (target instanceof Target.Call call) {
      addPatterns(call.tools());
    } else if (target instanceof Target.Register register) {
      addPatterns(register.servers());
    } else if (target instanceof Target.ReadResource read) {
      addPatterns(read.uris());
    } else if (target instanceof Target.GetPrompt get) {
      addPatterns(get.prompts());
    }
  }

  private void addEndpoints(Collection<EndpointItem> endpoints) {
    endpoints.forEach(endpoint -> addPattern(endpoint.pattern()));
  }

  private void addPatterns(Collection<PatternItem> patterns) {
    patterns.forEach(pattern -> addPattern(pattern));
  }

  private void addPattern(PatternItem pattern) {
    if (pattern instanceof PatternItem.Reference reference) {
      used.add(reference.name());
    }
  }

  private void collect(Expression expression) {
    if (expression instanceof Expression.Or or) {
      or.parts().forEach(this::collect);
    } else if (expression instanceof Expression.And and) {
      and.parts().forEach(this::collect);
    } else if (expression instanceof Expression.Not not) {
      collect(not.part());
    } else if (expression instanceof Expression.Comparison comparison) {
      collect(comparison.left());
      collect(comparison.right());
    } else if (expression instanceof Expression.Membership membership) {
      collect(membership.element());
      collect(membership.container());
    } else if (expression instanceof Expression.Reference reference) {
      used.add(reference.path().root().text());
    }
  }
}
