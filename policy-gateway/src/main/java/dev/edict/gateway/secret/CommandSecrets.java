package dev.edict.gateway.secret;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Secrets that a program prints, such as that of a password store. */
public final class CommandSecrets implements SecretProvider {
  private final List<String> command;
  private final Duration patience;

  private CommandSecrets(List<String> command, Duration patience) {
    this.command = List.copyOf(command);
    this.patience = patience;
  }

  /**
   * Returns the secrets that {@code command} prints when it is run with the name of a secret as its
   * last argument. It has ten seconds; its messages are thrown away.
   */
  public static CommandSecrets of(List<String> command) {
    return new CommandSecrets(command, Duration.ofSeconds(10));
  }

  /** Returns these secrets with another time that the program has. */
  public CommandSecrets within(Duration time) {
    return new CommandSecrets(command, time);
  }

  @Override
  public Optional<Secret> find(String name) throws IOException {
    if (!SecretText.isPlainName(name)) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(command);
    words.add(name);
    Process process =
        new ProcessBuilder(words).redirectError(Redirect.DISCARD).redirectInput(nothing()).start();
    try {
      return Optional.of(SecretText.of(name, output(name, process)));
    } finally {
      process.destroyForcibly();
    }
  }

  private static Redirect nothing() {
    return Redirect.from(
        new java.io.File(
            System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null"));
  }

  private byte[] output(String name, Process process) throws IOException {
    CompletableFuture<byte[]> output =
        CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    try {
      byte[] bytes = output.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          || process.exitValue() != 0) {
        throw new IOException("the program for the secret " + name + " failed");
      }
      return bytes;
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException("the program for the secret " + name + " did not answer");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the secret " + name);
    }
  }

  private static byte[] read(InputStream in) {
    try (in) {
      return in.readNBytes(SecretText.MOST_BYTES + 1);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
