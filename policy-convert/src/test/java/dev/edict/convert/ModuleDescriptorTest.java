package dev.edict.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.convert.export.AllowList;
import dev.edict.convert.export.AllowListJson;
import dev.edict.convert.importer.ForeignFormat;
import dev.edict.convert.importer.ImportResult;
import dev.edict.convert.importer.ImportSettings;
import dev.edict.convert.importer.PolicyImport;
import dev.edict.convert.json.PolicyJson;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModuleDescriptorTest {
  private static final List<Class<?>> PUBLIC =
      List.of(
          AllowList.class,
          AllowListJson.class,
          ConversionException.class,
          ForeignFormat.class,
          ImportResult.class,
          ImportSettings.class,
          Loss.class,
          PolicyImport.class,
          PolicyJson.class);

  @Test
  void noLibraryShowsInSignatures() {
    Stream<Class<?>> types =
        PUBLIC.stream()
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .flatMap(ModuleDescriptorTest::types);
    assertThat(types.map(Class::getName))
        .hasSizeGreaterThan(20)
        .allMatch(
            name ->
                name.startsWith("java.")
                    || name.startsWith("dev.edict.")
                    || name.startsWith("[")
                    || name.indexOf('.') < 0);
  }

  private static Stream<Class<?>> types(Method method) {
    return Stream.concat(
        Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()));
  }
}
