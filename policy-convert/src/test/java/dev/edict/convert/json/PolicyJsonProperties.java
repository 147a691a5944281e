package dev.edict.convert.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.format.PolicyFormatter;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import dev.edict.dsl.testing.PolicyTexts;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The JSON form keeps everything of a tree, on random policies with every construct. */
class PolicyJsonProperties {
  private static final String SEED = "20260101";

  @Property(seed = SEED)
  void textToJsonToTextKeepsTheTree(@ForAll("texts") String text) {
    PolicyDocument original = parse(text);
    String json = PolicyJson.write(original);
    assertThat(parse(PolicyJson.toText(json)))
        .usingRecursiveComparison()
        .ignoringFieldsOfTypes(SourceSpan.class)
        .isEqualTo(original);
  }

  @Property(seed = SEED)
  void jsonToTextToJsonIsTheSame(@ForAll("texts") String text) {
    String json = PolicyJson.write(parse(text));
    assertThat(PolicyJson.write(parse(PolicyJson.toText(json)))).isEqualTo(json);
    assertThat(PolicyJson.write(PolicyJson.read(json))).isEqualTo(json);
  }

  @Property(seed = SEED)
  void aTextMadeOfJsonComesBackAsItWas(@ForAll("texts") String text) {
    String made = PolicyJson.toText(PolicyJson.write(parse(text)));
    assertThat(PolicyJson.toText(PolicyJson.write(parse(made)))).isEqualTo(made);
    assertThat(PolicyFormatter.format(PolicySource.of("x.edict", made)).text()).hasValue(made);
  }

  @Provide
  Arbitrary<String> texts() {
    return PolicyTexts.plain();
  }

  private static PolicyDocument parse(String text) {
    return PolicyParser.parse(PolicySource.of("x.edict", text)).document();
  }
}
