package dev.edict.eval.test;

import dev.edict.dsl.ast.RequestForm;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.request.TransferRequest;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the request that a test describes. Hosts, paths and names are passed on as they are, faulty
 * ones too: a test may expect them to be refused.
 */
final class RequestForms {
  private final RequestValues values;
  private final DiagnosticCollector faults;

  private RequestForms(RequestValues values, DiagnosticCollector faults) {
    this.values = values;
    this.faults = faults;
  }

  /** Returns the request, or null after reporting why there is none. */
  static @Nullable AccessRequest build(
      RequestForm form, RequestValues values, DiagnosticCollector faults) {
    return new RequestForms(values, faults).build(form);
  }

  private @Nullable AccessRequest build(RequestForm form) {
    if (form instanceof RequestForm.Connect connect) {
      return connect(connect);
    }
    if (form instanceof RequestForm.Http http) {
      return http(http);
    }
    if (form instanceof RequestForm.File file) {
      return file(file);
    }
    if (form instanceof RequestForm.Mount mount) {
      return mount(mount);
    }
    if (form instanceof RequestForm.Transfer transfer) {
      return transfer(transfer);
    }
    if (form instanceof RequestForm.Proxy proxy) {
      return proxy(proxy);
    }
    if (form instanceof RequestForm.Call call) {
      return call(call);
    }
    if (form instanceof RequestForm.Register register) {
      return new ServerRegistrationRequest(
          values.subject(), values.environment(), values.server(register.server().value()));
    }
    if (form instanceof RequestForm.ReadResource read) {
      return new ResourceReadRequest(
          values.subject(),
          values.environment(),
          values.server(read.server().value()),
          read.uri().value());
    }
    if (form instanceof RequestForm.GetPrompt prompt) {
      return new PromptRequest(
          values.subject(),
          values.environment(),
          values.server(prompt.server().value()),
          prompt.prompt().value());
    }
    throw new AssertionError(form);
  }

  private @Nullable AccessRequest connect(RequestForm.Connect connect) {
    Protocol protocol =
        switch (connect.protocol().text()) {
          case "tcp" -> Protocol.TCP;
          case "udp" -> Protocol.UDP;
          default -> null;
        };
    EndpointText endpoint = EndpointText.read(connect.endpoint(), faults);
    if (protocol == null) {
      return unknown(connect.protocol(), "a request is made by `tcp` or `udp`");
    }
    if (endpoint == null) {
      return null;
    }
    return NetworkRequest.builder(values.subject(), endpoint.host(), endpoint.port())
        .environment(values.environment())
        .protocol(protocol)
        .resolvedAddresses(connect.addresses().stream().map(Text::value).toList())
        .build();
  }

  private @Nullable AccessRequest http(RequestForm.Http http) {
    EndpointText endpoint = EndpointText.read(http.endpoint(), faults);
    if (endpoint == null) {
      return null;
    }
    HttpRequest.Target target =
        new HttpRequest.Target.Parts(endpoint.host(), endpoint.port(), http.path().value());
    return HttpRequest.builder(values.subject(), http.method().text(), target)
        .environment(values.environment())
        .build();
  }

  private @Nullable AccessRequest file(RequestForm.File file) {
    for (FileAction action : FileAction.values()) {
      if (action.keyword().equals(file.action().text())) {
        return FileRequest.of(values.subject(), values.environment(), action, file.path().value());
      }
    }
    return unknown(file.action(), "files are read, written, executed and deleted");
  }

  private @Nullable AccessRequest mount(RequestForm.Mount mount) {
    MountRequest.Access access =
        switch (mount.access().text()) {
          case "read" -> MountRequest.Access.READ;
          case "write" -> MountRequest.Access.WRITE;
          default -> null;
        };
    if (access == null) {
      return unknown(mount.access(), "a subtree is mounted to `read` or to `write`");
    }
    return MountRequest.of(values.subject(), values.environment(), access, mount.path().value());
  }

  private @Nullable AccessRequest transfer(RequestForm.Transfer transfer) {
    TransferRequest.Kind kind = null;
    for (TransferRequest.Kind known : TransferRequest.Kind.values()) {
      kind = known.keyword().equals(transfer.kind().text()) ? known : kind;
    }
    if (kind == null) {
      return unknown(
          transfer.kind(), "what lies at a path is moved by `rename`, `link`, `symlink` or `copy`");
    }
    Word restriction = transfer.restriction();
    if (restriction != null && !restriction.text().equals("file")) {
      return unknown(restriction, "write `file` where no directory is meant");
    }
    TransferRequest request =
        TransferRequest.of(
            values.subject(),
            values.environment(),
            kind,
            transfer.from().value(),
            transfer.to().value());
    return restriction == null ? request : request.ofSingleFile();
  }

  private @Nullable AccessRequest proxy(RequestForm.Proxy proxy) {
    if (!proxy.proxy().text().equals("proxy")) {
      return unknown(proxy.proxy(), "what a proxy is asked starts with `proxy connect to`");
    }
    ProxyRequest.Builder request =
        ProxyRequest.builder(values.subject(), proxy.target().value())
            .environment(values.environment())
            .resolvedAddresses(proxy.addresses().stream().map(Text::value).toList());
    Set<String> seen = new HashSet<>();
    for (RequestForm.ProxyName name : proxy.names()) {
      String kind = name.kind().text();
      if (!seen.add(kind)) {
        return unknown(name.kind(), "a proxy sees one `" + kind + "` on a connection");
      }
      switch (kind) {
        case "sni" -> request.sni(name.name().value());
        case "host" -> request.hostHeader(name.name().value());
        default -> {
          return unknown(name.kind(), "a proxy sees the names `sni` and `host`");
        }
      }
    }
    RequestForm.Message message = proxy.message();
    return message == null
        ? request.build()
        : request.message(message.method().text(), message.path().value()).build();
  }

  private @Nullable AccessRequest call(RequestForm.Call call) {
    String text = call.tool().value();
    int slash = text.indexOf('/');
    if (slash < 0) {
      faults.report(
          DiagnosticCode.BAD_REQUEST,
          call.tool().span(),
          "a call names a server and a tool",
          "write `server/tool`");
      return null;
    }
    ToolCallRequest.Builder builder =
        ToolCallRequest.builder(
                values.subject(),
                values.server(text.substring(0, slash)),
                values.tool(text.substring(slash + 1)))
            .environment(values.environment());
    String arguments = values.arguments();
    return (arguments == null ? builder : builder.arguments(arguments)).build();
  }

  private @Nullable AccessRequest unknown(Word word, String help) {
    faults.report(
        DiagnosticCode.BAD_REQUEST,
        word.span(),
        "a request cannot be made with `" + word.text() + "`",
        help);
    return null;
  }
}
