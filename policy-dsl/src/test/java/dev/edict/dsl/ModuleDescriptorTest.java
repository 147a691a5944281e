package dev.edict.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import org.junit.jupiter.api.Test;

/** What users of the module see of its dependencies. */
class ModuleDescriptorTest {
  private final ModuleDescriptor descriptor = getClass().getModule().getDescriptor();

  @Test
  void runsOnNoLibraryBeyondAntlrAndGuava() {
    assertThat(descriptor.requires())
        .filteredOn(required -> !required.modifiers().contains(Modifier.STATIC))
        .extracting(Requires::name)
        .containsExactlyInAnyOrder("java.base", "com.google.common", "org.antlr.antlr4.runtime");
  }

  @Test
  void hidesTheGeneratedParser() {
    assertThat(descriptor.exports())
        .extracting(Exports::source)
        .doesNotContain("dev.edict.dsl.parser.antlr");
  }
}
