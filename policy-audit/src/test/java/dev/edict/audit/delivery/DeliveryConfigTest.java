package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryConfigTest {
  @TempDir private Path folder;

  private List<DeliveryConfig.NamedTarget> read(String text) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "a-secret-of-some-length\n");
    return DeliveryConfig.read(
        Files.writeString(
            folder.resolve("config.json"),
            text.replace('\'', '"').replace("SECRET", "{\"file\":\"" + secret + "\"}")));
  }

  @Test
  void readsTargetsOfEveryKind() throws IOException {
    List<DeliveryConfig.NamedTarget> targets =
        read(
            """
            {'targets': [
              {'name': 'a', 'kind': 'splunk', 'url': 'https://s.example/e', 'secret': SECRET,
               'leave_out': ['resource'], 'hash': ['user'], 'hash_key': SECRET},
              {'name': 'b', 'kind': 'elastic', 'url': 'http://127.0.0.1:9200/x/_bulk'},
              {'name': 'c', 'kind': 'datadog', 'url': 'https://d.example/', 'secret': SECRET},
              {'name': 'd', 'kind': 'sentinel', 'url': 'https://m.example/', 'secret': SECRET,
               'timeout_seconds': 5},
              {'name': 'e', 'kind': 'otlp', 'url': 'http://o.example/v1/logs', 'plain_http': true},
              {'name': 'f', 'kind': 'syslog', 'url': 'tls://l.example:6514', 'format': 'native'},
              {'name': 'g', 'kind': 'kafka', 'url': 'kafka://k.example:9092/audit'},
              {'name': 'h', 'kind': 'sentinel', 'url': 'https://m.example/',
               'sign_in': {'tenant': 'contoso.example', 'client': '0a-1', 'secret': SECRET}},
              {'name': 'i', 'kind': 'sentinel', 'url': 'https://m.example/',
               'sign_in': {'tenant': 't', 'client': 'c', 'secret': SECRET,
                 'authority': 'https://login.example', 'scope': 'https://monitor.example/.default'}}
            ]}
            """);
    assertThat(targets)
        .extracting(DeliveryConfig.NamedTarget::name)
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i");
    for (DeliveryConfig.NamedTarget target : targets) {
      target.target().close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{'targets': []}",
        "{'targets': [{}]}",
        "{'targets': [{'name': 'a', 'kind': 'splunk', 'url': 'https://s.example/'}]}",
        "{'targets': [{'name': 'a', 'kind': 'paper', 'url': 'https://s.example/'}]}",
        "{'targets': [{'name': 'a', 'kind': 'otlp', 'url': 'http://o.example/'}]}",
        "{'targets': [{'name': 'a', 'kind': 'otlp', 'url': 'ftp://o.example/'}]}",
        "{'targets': [{'name': 'a', 'kind': 'otlp', 'url': 'https://me@o.example/'}]}",
        "{'targets': [{'name': 'a', 'kind': 'otlp', 'url': 'https://o.example/', 'color': 1}]}",
        "{'targets': [{'name': 'a', 'kind': 'otlp', 'url': 'https://o.example/', 'format': 'x'}]}",
        "{'targets': [{'name': 'a', 'kind': 'otlp', 'url': 'https://o.example/', 'leave_out': ['hash']}]}",
        "{'targets': [{'name': 'a', 'kind': 'otlp', 'url': 'https://o.example/', 'timeout_seconds': 0}]}",
        "{'targets': [{'name': 'a', 'kind': 'sentinel', 'url': 'https://o.example/'}]}",
        "{'targets': [{'name': 'a', 'kind': 'sentinel', 'url': 'https://o.example/', 'secret': SECRET, 'sign_in': {'tenant': 't', 'client': 'c', 'secret': SECRET}}]}",
        "{'targets': [{'name': 'a', 'kind': 'sentinel', 'url': 'https://o.example/', 'sign_in': {'tenant': 't', 'client': 'c'}}]}",
        "{'targets': [{'name': 'a', 'kind': 'sentinel', 'url': 'https://o.example/', 'sign_in': {'tenant': 'a/b', 'client': 'c', 'secret': SECRET}}]}",
        "{'targets': [{'name': 'a', 'kind': 'sentinel', 'url': 'https://o.example/', 'sign_in': {'tenant': '..', 'client': 'c', 'secret': SECRET}}]}",
        "{'targets': [{'name': 'a', 'kind': 'sentinel', 'url': 'https://o.example/', 'sign_in': {'tenant': 't', 'client': 'c', 'secret': SECRET, 'color': 1}}]}",
        "{'targets': [{'name': 'a', 'kind': 'sentinel', 'url': 'https://o.example/', 'sign_in': {'tenant': 't', 'client': 'c', 'secret': SECRET, 'authority': 'http://login.example'}}]}",
        "{'targets': [{'name': 'a', 'kind': 'splunk', 'url': 'https://o.example/', 'sign_in': {'tenant': 't', 'client': 'c', 'secret': SECRET}}]}",
        "{'targets': [{'name': 'a', 'kind': 'syslog', 'url': 'tcp://l.example'}]}",
        "{'targets': [{'name': 'a', 'kind': 'kafka', 'url': 'kafka://l.example:9092'}]}",
        "{'targets': [{'name': 'a', 'kind': 'syslog', 'url': 'tcp://l:1'}, {'name': 'a', 'kind': 'syslog', 'url': 'tcp://l:1'}]}"
      })
  void refusesWhatCannotBeMeant(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
  }
}
