package dev.edict.convert.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.testing.PolicyTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema is the form that the code reads and writes. */
class PolicySchemaTest {
  private static final Path FILE = Path.of("../spec/policy.schema.json");
  private static String text = "";
  private static Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema("{}");

  @BeforeAll
  static void generate() throws IOException {
    text =
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(SchemaForm.schema())
            + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, text);
    }
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  @Test
  void isTheFormOfTheTree() throws IOException {
    assertThat(Files.readString(FILE)).isEqualTo(text);
  }

  @Test
  void takesEveryPolicy() {
    for (int seed = 0; seed < 300; seed++) {
      String policy = PolicyTexts.untidy(new Random(seed), 5);
      String json =
          PolicyJson.write(PolicyParser.parse(PolicySource.of("x.edict", policy)).document());
      assertThat(schema.validate(json, InputFormat.JSON)).as(policy).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"versions\": 1}",
        "{\"version\": \"1\"}",
        "{\"declarations\": [{}]}",
        "{\"declarations\": [{\"kind\": \"policy\", \"name\": \"x\"}]}",
        "{\"declarations\": [{\"kind\": \"domain-block\", \"domain\": \"disk\"}]}",
        "{\"declarations\": [{\"kind\": \"attribute\", \"path\": [], \"type\": \"string\"}]}"
      })
  void refusesWhatTheReaderRefuses(String json) {
    assertThat(schema.validate(json, InputFormat.JSON)).isNotEmpty();
  }
}
