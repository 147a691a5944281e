package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as written in a test. */
public sealed interface RequestForm extends Node {

  /**
   * {@code connect tcp to "example.com:443" resolved "192.0.2.1"}.
   *
   * @param protocol the word after {@code connect}
   * @param endpoint host and port
   * @param addresses the addresses the name resolved to, possibly none
   * @param span where it stands
   */
  record Connect(Word protocol, Text endpoint, List<Text> addresses, SourceSpan span)
      implements RequestForm {
    /** Copies the list. */
    public Connect {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * {@code http GET to "api.github.com:443" path "/repos/x"}.
   *
   * @param method the method
   * @param endpoint host and port
   * @param path the path
   * @param span where it stands
   */
  record Http(Word method, Text endpoint, Text path, SourceSpan span) implements RequestForm {}

  /**
   * {@code read on "~/notes.txt"}.
   *
   * @param action the action's word
   * @param path the file
   * @param span where it stands
   */
  record File(Word action, Text path, SourceSpan span) implements RequestForm {}

  /**
   * {@code mount write on "~/workdemo"}: a question about a whole subtree.
   *
   * @param access {@code read} or {@code write}
   * @param path the root of the subtree
   * @param span where it stands
   */
  record Mount(Word access, Text path, SourceSpan span) implements RequestForm {}

  /**
   * {@code rename "/work/a" to "/work/b"}, {@code copy file "/work/a" to "/work/b"}.
   *
   * @param kind the word for what is done
   * @param restriction the word after it, {@code file} where no directory is meant
   * @param from the old end
   * @param to the new end
   * @param span where it stands
   */
  record Transfer(Word kind, @Nullable Word restriction, Text from, Text to, SourceSpan span)
      implements RequestForm {}

  /**
   * {@code proxy connect to "example.com:443" sni "example.com" host "example.com" http GET path
   * "/x" resolved "192.0.2.1"}.
   *
   * @param proxy the word {@code proxy}
   * @param target host and port that the proxy shall connect to
   * @param names what else the host was called
   * @param message the HTTP request seen on the connection, if any
   * @param addresses the addresses the name resolved to, possibly none
   * @param span where it stands
   */
  record Proxy(
      Word proxy,
      Text target,
      List<ProxyName> names,
      @Nullable Message message,
      List<Text> addresses,
      SourceSpan span)
      implements RequestForm {
    /** Copies the lists. */
    public Proxy {
      names = List.copyOf(names);
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * {@code sni "example.com"} or {@code host "example.com"}.
   *
   * @param kind the word for where the name was seen
   * @param name the name
   * @param span where it stands
   */
  record ProxyName(Word kind, Text name, SourceSpan span) implements Node {}

  /**
   * {@code http GET path "/x"}.
   *
   * @param method the method
   * @param path the path
   * @param span where it stands
   */
  record Message(Word method, Text path, SourceSpan span) implements Node {}

  /**
   * {@code call "github/get_me"}.
   *
   * @param tool server and tool
   * @param span where it stands
   */
  record Call(Text tool, SourceSpan span) implements RequestForm {}

  /**
   * {@code register "github"}.
   *
   * @param server the server
   * @param span where it stands
   */
  record Register(Text server, SourceSpan span) implements RequestForm {}

  /**
   * {@code read resource "docs://intro" from "wiki"}.
   *
   * @param uri the resource
   * @param server the server
   * @param span where it stands
   */
  record ReadResource(Text uri, Text server, SourceSpan span) implements RequestForm {}

  /**
   * {@code get prompt "summary" from "wiki"}.
   *
   * @param prompt the prompt
   * @param server the server
   * @param span where it stands
   */
  record GetPrompt(Text prompt, Text server, SourceSpan span) implements RequestForm {}
}
