package dev.edict.gateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void theOrderOfMembersDoesNotMatter() throws RpcFault {
    assertThat(digest("{\"b\":[{\"y\":1,\"x\":2}],\"a\":\"t\"}"))
        .isEqualTo(digest("{ \"a\": \"t\", \"b\": [ {\"x\":2,\"y\":1} ] }"));
  }

  @Test
  void everythingElseDoes() throws RpcFault {
    assertThat(digest("{\"a\":[1,2]}"))
        .isNotEqualTo(digest("{\"a\":[2,1]}"))
        .isNotEqualTo(digest("{\"a\":[1,\"2\"]}"));
  }

  @Test
  void theDigestIsThatOfTheSortedText() throws RpcFault {
    // printf '{"a":1,"b":2}' | sha256sum
    assertThat(digest("{\"b\":2,\"a\":1}"))
        .isEqualTo("sha256:43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777");
  }

  private static String digest(String json) throws RpcFault {
    return CanonicalJson.digest(StrictTree.read(json));
  }
}
