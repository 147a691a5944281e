package dev.edict.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import org.junit.jupiter.api.Test;

/** What users of the module see of its dependencies. */
class ModuleDescriptorTest {
  @Test
  void runsOnNoLibraryBeyondJackson() {
    assertThat(getClass().getModule().getDescriptor().requires())
        .filteredOn(required -> !required.modifiers().contains(Modifier.STATIC))
        .extracting(Requires::name)
        .containsExactlyInAnyOrder(
            "java.base",
            "java.net.http",
            "java.sql",
            "jdk.httpserver",
            "dev.edict.eval",
            "com.fasterxml.jackson.databind");
  }
}
