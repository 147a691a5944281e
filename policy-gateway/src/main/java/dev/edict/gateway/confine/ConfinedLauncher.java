package dev.edict.gateway.confine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts programs that the kernel holds to a plan, with the launcher of the module {@code
 * policy-landlock}, or knows why that cannot be done. Safe for use by many threads.
 */
public final class ConfinedLauncher {

  /** The first version of Java that the launcher runs on. */
  public static final int OLDEST_JAVA = 22;

  private static final int SECONDS_TO_ANSWER = 20;
  private static final int LONGEST_ANSWER = 1 << 12;
  private static final int MOST_DIGITS = 4;
  private static final String PROVED = "landlock ";

  /** It is gone before it could be worth compiling, and leaves signals and limits as they are. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:-MaxFDLimit",
          "-Xshare:auto",
          "-Xlog:disable",
          "-Xrs",
          "-jar");

  private final List<String> command;
  private @Nullable Availability availability;

  private ConfinedLauncher(List<String> command, @Nullable Availability availability) {
    this.command = List.copyOf(command);
    this.availability = availability;
  }

  /**
   * Returns the launcher in a jar.
   *
   * @param java the program {@code java} of a Java 22 or later
   * @param jar the packaged module {@code policy-landlock}
   */
  public static ConfinedLauncher of(Path java, Path jar) {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return absent("only Linux has Landlock");
    }
    for (Path file : List.of(java, jar)) {
      if (!Files.isRegularFile(file)) {
        return absent("there is no file " + file);
      }
    }
    List<String> command = new ArrayList<>();
    command.add(java.toAbsolutePath().toString());
    command.addAll(FLAGS);
    command.add(jar.toAbsolutePath().toString());
    return new ConfinedLauncher(command, null);
  }

  /** Returns a launcher that starts nothing, for the reason given. */
  public static ConfinedLauncher absent(String reason) {
    return new ConfinedLauncher(List.of(), new Availability(0, reason));
  }

  /**
   * Whether programs can be confined here.
   *
   * @param abi the version of Landlock that the kernel has proved to enforce; 0 when they cannot be
   * @param reason why they cannot be; empty when they can
   */
  public record Availability(int abi, String reason) {
    /** Returns whether programs can be confined. */
    public boolean isAvailable() {
      return abi > 0;
    }
  }

  /**
   * Returns whether programs can be confined here. The first time the launcher is asked, which
   * confines itself to find out.
   */
  public synchronized Availability availability() {
    if (availability == null) {
      availability = probe();
    }
    return availability;
  }

  private Availability probe() {
    List<String> words = new ArrayList<>(command);
    words.add("probe");
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().clear();
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return answer(process);
    } catch (IOException failed) {
      return new Availability(0, "the launcher does not start: " + failed.getMessage());
    }
  }

  private static Availability answer(Process process) throws IOException {
    try (InputStream out = process.getInputStream()) {
      if (!process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
        return new Availability(0, "the launcher does not answer");
      }
      String text = new String(out.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
      boolean isProved = process.exitValue() == 0 && text.startsWith(PROVED);
      int abi = isProved ? abi(text.substring(PROVED.length())) : 0;
      return new Availability(abi, abi > 0 ? "" : reason(text));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Availability(0, "interrupted while asking the launcher");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String reason(String text) {
    return text.contains("UnsupportedClassVersionError")
        ? "the Java of the launcher is older than " + OLDEST_JAVA
        : text.lines().findFirst().orElse("the launcher does not answer");
  }

  private static int abi(String text) {
    int abi = 0;
    for (int i = 0; i < text.length() && i <= MOST_DIGITS; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == MOST_DIGITS) {
        return 0;
      }
      abi = abi * 10 + digit;
    }
    return abi;
  }

  /**
   * Starts the program of {@code builder} with its variables, directory and redirections, held to
   * {@code plan}; its standard input must be a pipe. Where the kernel does not take the plan, the
   * process says so on its standard error and ends with 125, and the program was not started.
   *
   * @throws IOException if the launcher cannot be started or does not take the plan
   */
  public Process start(ProcessBuilder builder, ConfinementPlan plan) throws IOException {
    if (!availability().isAvailable()) {
      throw new IOException("programs cannot be confined: " + availability().reason());
    }
    byte[] order =
        LaunchOrderText.of(plan, new TreeMap<>(builder.environment()), builder.command());
    Map<String, String> variables = builder.environment();
    variables.clear();
    Process process = builder.command(command).start();
    try {
      OutputStream toLauncher = process.getOutputStream();
      toLauncher.write(order);
      toLauncher.flush();
      return process;
    } catch (IOException failed) {
      process.destroyForcibly();
      throw new IOException("the launcher did not take its order: " + failed.getMessage());
    }
  }
}
