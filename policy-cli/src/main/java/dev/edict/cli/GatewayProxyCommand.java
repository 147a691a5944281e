package dev.edict.cli;

import dev.edict.gateway.proxy.CertificateAuthority;
import dev.edict.gateway.proxy.ForwardProxy;
import dev.edict.gateway.proxy.ProxyLimits;
import dev.edict.gateway.secret.EnvironmentSecrets;
import dev.edict.gateway.secret.SecretProvider;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edict gateway proxy}. */
@Command(
    name = "proxy",
    description = {
      "Stand between a sandbox and the network.",
      "A proxy for http requests and CONNECT, until interrupted. Point HTTP_PROXY and HTTPS_PROXY"
          + " at it, and let the sandbox reach nothing else."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class GatewayProxyCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private GatewayPolicyOptions policy;
  @Mixin private SubjectOptions subject;
  @Mixin private AuditOption audit;
  @Mixin private InspectionOptions inspection;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Where to listen; default: ${DEFAULT-VALUE}.",
      defaultValue = "127.0.0.1:3128")
  private String listen = "127.0.0.1:3128";

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "How many connections may be open at once; default: ${DEFAULT-VALUE}.",
      defaultValue = "1000")
  private int connections = 1000;

  @Option(
      names = "--secret-prefix",
      paramLabel = "TEXT",
      description = "Secrets come from the variables whose names start with TEXT.")
  private @Nullable String secretPrefix;

  GatewayProxyCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (connections < 1) {
      throw new CommandFailure("`--connections` is not positive");
    }
    CertificateAuthority authority = inspection.authority();
    try (PolicyFeed feed = policy.open(streams);
        AuditOption.Opened sink = audit.open();
        ForwardProxy proxy = builder(feed, sink, authority).start(ListenAddress.parse(listen))) {
      feed.follow(() -> reportEnded(proxy));
      streams
          .err()
          .println(
              "edict: proxy at http://"
                  + proxy.address().getHostString()
                  + ":"
                  + proxy.address().getPort());
      Interruption.await();
      return ExitCode.OK;
    }
  }

  private ForwardProxy.Builder builder(
      PolicyFeed feed, AuditOption.Opened sink, @Nullable CertificateAuthority authority) {
    ForwardProxy.Builder builder =
        ForwardProxy.builder(feed.point())
            .subject(subject.subject())
            .environment(subject.environment())
            .audit(sink.sink())
            .secrets(secrets())
            .limits(ProxyLimits.DEFAULTS.withMostConnections(connections));
    String host = audit.host();
    if (host != null) {
      builder.host(host);
    }
    return authority == null ? builder : builder.inspect(authority);
  }

  private SecretProvider secrets() {
    return secretPrefix == null ? SecretProvider.NONE : EnvironmentSecrets.withPrefix(secretPrefix);
  }

  private void reportEnded(ForwardProxy proxy) {
    int ended = proxy.policyChanged();
    streams.err().println("edict: " + Counts.of(ended, "connection") + " ended");
  }
}
