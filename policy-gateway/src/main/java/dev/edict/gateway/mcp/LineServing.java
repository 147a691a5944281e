package dev.edict.gateway.mcp;

import dev.edict.gateway.rpc.LineReader;
import dev.edict.gateway.rpc.RpcCodec;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Notification;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;

/** Serves one client over a pair of streams. */
final class LineServing {

  /** How long a message of a client may be, in bytes. */
  static final int LONGEST_MESSAGE = 1 << 22;

  private final ClientSession session;
  private final OutputStream out;

  LineServing(ClientSession session, OutputStream out) {
    this.session = session;
    this.out = out;
    session.background(this::send);
  }

  void run(InputStream in) throws IOException {
    LineReader lines = new LineReader(in, LONGEST_MESSAGE);
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      if (line.length > 0) {
        take(line);
      }
    }
  }

  private void take(byte[] line) {
    try {
      RpcMessage message = RpcCodec.read(StrictTree.decode(line));
      if (message instanceof Request request) {
        start(request);
      } else if (message instanceof Notification notification) {
        session.told(notification);
      } else {
        session.answered((Response) message);
      }
    } catch (RpcFault fault) {
      send(fault.answer());
    }
  }

  private void start(Request request) {
    try {
      GatewayThreads.run(() -> answer(request));
    } catch (RejectedExecutionException tooMany) {
      send(
          new Failure(
              request.id(), RpcError.of(RpcError.INTERNAL_ERROR, "too many requests wait")));
    }
  }

  private void answer(Request request) {
    Response response = session.handle(request, this::send);
    if (response != null) {
      send(response);
    }
  }

  private boolean send(RpcMessage message) {
    byte[] line = (RpcCodec.write(message) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      synchronized (out) {
        out.write(line);
        out.flush();
      }
      return true;
    } catch (IOException gone) {
      return false;
    }
  }
}
