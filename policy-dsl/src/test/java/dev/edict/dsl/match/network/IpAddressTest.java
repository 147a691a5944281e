package dev.edict.dsl.match.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edict.dsl.match.Outcomes;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {

  private static final String SEED = "20260101";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.2.3.4                        | []
          2001:db8::1                    | []
          ::                             | []
          ::1                            | []
          ::127.0.0.1                    | [127.0.0.1]
          ::ffff:0:10.0.0.1              | [10.0.0.1]
          64:ff9b::169.254.169.254       | [169.254.169.254]
          64:ff9b:0:0:1::10.0.0.1        | []
          64:ff9b:1:a00:0:100::          | [10.0.0.1, 0.0.1.0, 0.1.0.0, 0.0.0.0]
          64:ff9b:1::10.0.0.1            | [0.0.0.0, 0.0.0.10, 10.0.0.1]
          2002:7f00:1::                  | [127.0.0.1]
          2002:a00:1:2:3:4:5:6           | [10.0.0.1]
          2001:0:a00:1::f5ff:fffd        | [10.0.0.1, 10.0.0.2]
          2001:db8::5efe:10.0.0.1        | [10.0.0.1]
          2001:db8::200:5efe:10.0.0.1    | [10.0.0.1]
          """)
  void findsEmbeddedAddresses(String text, String embedded) {
    assertThat(IpAddress.parse(text).value().embeddedIpv4()).hasToString(embedded);
  }

  @Property(tries = 3_000, seed = SEED)
  void readsItsOwnTextBack(@ForAll long hi, @ForAll long lo, @ForAll int v4) {
    for (IpAddress address :
        List.of(
            IpAddress.ofV6(hi, lo),
            IpAddress.ofV6(hi & 0xffff_0000_0000_ffffL, lo & 0xffff_0000L),
            IpAddress.ofV6(0, lo),
            IpAddress.ofV4(v4))) {
      assertThat(IpAddress.parse(address.text()).value()).isEqualTo(address);
      assertThat(Outcomes.of(NetworkHost.parse(address.text()))).isEqualTo(address.text());
    }
  }

  @Test
  void isNeverAMappedAddressInIpv6() {
    assertThat(IpAddress.ofV6(0, 0xffff_7f00_0001L)).isEqualTo(IpAddress.ofV4(0x7f00_0001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IpAddress(0, 0xffff_7f00_0001L, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(0, 1L << 32, true));
    assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(1, 0, true));
  }
}
