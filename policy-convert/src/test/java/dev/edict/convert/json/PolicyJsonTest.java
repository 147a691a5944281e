package dev.edict.convert.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.convert.ConversionException;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyJsonTest {
  private static final Path SAMPLE = Path.of("src/test/resources/json/sample.edict");
  private static final Path SAMPLE_JSON = Path.of("src/test/resources/json/sample.json");

  @Test
  void writesTheSampleAsItIsKept() throws IOException {
    String json = PolicyJson.write(parse(Files.readString(SAMPLE)));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(SAMPLE_JSON, json);
    }
    assertThat(json).isEqualTo(Files.readString(SAMPLE_JSON));
  }

  @Test
  void givesBackATidyTextWithoutCommentsAsItWas() throws IOException {
    String text = Files.readString(SAMPLE);
    String again = PolicyJson.toText(Files.readString(SAMPLE_JSON));
    assertThat(again).isEqualTo(text);
    assertThat(digest(again)).isEqualTo(digest(text));
  }

  @Test
  void readsTheSchemaAPolicyNames() {
    String json = "{\"$schema\":\"https://x/policy.schema.json\",\"version\":1}";
    assertThat(PolicyJson.toText(json)).isEqualTo("edict 1\n");
  }

  @Test
  void leavesCommentsOut() {
    String json = PolicyJson.write(parse("edict 1 // one\n// two\n"));
    assertThat(PolicyJson.toText(json)).isEqualTo("edict 1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | at /: an object is expected",
        "{} x | line 1, column",
        "{\"version\":1,\"version\":1} | Duplicate field",
        "{\"version\":null} | at /version: a whole number is expected",
        "{\"version\":1.0} | at /version: a whole number is expected",
        "{\"versions\":1} | at /: unknown key `versions`",
        "{\"declarations\":{}} | at /declarations: a list is expected",
        "{\"declarations\":[{}]} | at /declarations/0/kind: an object whose `kind` is one of import,",
        "{\"declarations\":[\"x\"]} | at /declarations/0: an object whose `kind`",
        "{\"declarations\":[{\"kind\":\"policy\",\"name\":\"a\"}]} | at /declarations/0: the key `level`",
        "{\"declarations\":[{\"kind\":\"policy\",\"name\":1,\"level\":\"org\"}]} | /name: a text is expected",
        "{\"declarations\":[{\"kind\":\"domain-block\",\"domain\":\"disk\"}]} | one of filesystem, mcp, network is expected",
        "{\"declarations\":[{\"kind\":\"named-set\",\"name\":\"a\",\"type\":\"integer\",\"elements\":[0.5]}]} | /elements/0: a whole number",
        "{\"declarations\":[{\"kind\":\"named-set\",\"name\":\"a\",\"type\":\"string\",\"elements\":[{\"kind\":\"text-element\",\"value\":\"x\",\"quoted\":true}]}]} | this is written as a plain value",
        "{\"declarations\":[{\"kind\":\"attribute\",\"path\":[],\"type\":\"string\"}]} | /path: a list of the words",
        "{\"declarations\":[{\"kind\":\"attribute\",\"path\":[\"a\",true],\"type\":\"string\"}]} | /path/1: a text is expected",
        "{\"declarations\":[{\"kind\":\"attribute\",\"path\":[\"a\"],\"type\":\"string\",\"setOf\":1}]} | /setOf: true or false",
      })
  void refusesWhatIsNotOfThisForm(String json, String message) {
    assertThatThrownBy(() -> PolicyJson.toText(json))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "org } network { | no policy text holds this tree",
        "org\\nset x: string = [] | no policy text holds this tree",
        "org // comment | it would be read back differently",
        "\\\"org\\\" | no policy text holds this tree",
      })
  void letsNoWordBecomeMoreThanAWord(String word, String message) {
    String json =
        "{\"version\":1,\"declarations\":[{\"kind\":\"policy\",\"name\":\"a\",\"level\":\"%s\"}]}"
            .formatted(word);
    assertThatThrownBy(() -> PolicyJson.toText(json))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesJsonThatIsTooDeep() {
    String json = "{\"declarations\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThatThrownBy(() -> PolicyJson.read(json)).isInstanceOf(ConversionException.class);
  }

  @Test
  void takesConditionsAsDeepAsThePolicyLanguage() {
    String text =
        "edict 1\n\npolicy \"a\" level org\n\nmcp {\n  allow call \"a/b\" when "
            + "not ".repeat(50)
            + "tool.readOnly\n}\n";
    assertThat(PolicyJson.toText(PolicyJson.write(parse(text)))).contains("not not not");
  }

  @Test
  void knowsWhichComponentsMayBeAbsent() {
    Set<String> annotated = new HashSet<>();
    for (Class<?> type : nodeTypes()) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          annotated.add(type.getName() + "." + component.getName());
        }
      }
    }
    Set<String> listed = new HashSet<>();
    NodeShape.OPTIONAL.forEach(
        (type, names) -> names.forEach(name -> listed.add(type.getName() + "." + name)));
    assertThat(listed).isEqualTo(annotated).isNotEmpty();
  }

  /** Returns every kind of node that a document can hold. */
  static List<Class<?>> nodeTypes() {
    List<Class<?>> found = new ArrayList<>(List.of(PolicyDocument.class));
    for (int i = 0; i < found.size(); i++) {
      NodeShape.of(found.get(i)).parts().stream()
          .flatMap(part -> classesIn(part.type()))
          .filter(type -> Node.class.isAssignableFrom(type) && !found.contains(type))
          .distinct()
          .forEach(found::add);
    }
    return found;
  }

  private static Stream<Class<?>> classesIn(java.lang.reflect.Type type) {
    if (type instanceof java.lang.reflect.ParameterizedType list) {
      return classesIn(list.getActualTypeArguments()[0]);
    }
    Class<?> one = (Class<?>) type;
    return one.isInterface()
        ? NodeShape.family(one).values().stream().map(NodeShape::type)
        : Stream.of(one);
  }

  private static String digest(String text) {
    return PolicyFrontEnd.analyze(PolicySource.of("x.edict", text)).requireRuleSet().digest();
  }

  private static PolicyDocument parse(String text) {
    return PolicyParser.parse(PolicySource.of("x.edict", text)).document();
  }
}
