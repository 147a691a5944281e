package dev.edict.landlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edict.landlock.ConfinedProgram.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel of this machine does to confined programs; left out where it cannot confine. */
class LauncherIT {
  private static final String READ = " 0";
  private static final String WRITE = " 1";

  @TempDir private Path folder;
  private Path in;
  private Path box;
  private Path out;

  @BeforeAll
  static void isAvailable() throws Exception {
    ConfinedProgram.assumeAvailable();
  }

  @BeforeEach
  void lay() throws IOException {
    lay(folder.toRealPath());
  }

  private void lay(Path root) throws IOException {
    in = Files.createDirectories(root.resolve("in"));
    box = Files.createDirectories(root.resolve("box"));
    out = Files.createDirectories(root.resolve("out"));
    Files.createDirectories(box.resolve("deep"));
    for (Path file :
        List.of(
            in.resolve("a"),
            box.resolve("b"),
            box.resolve("c"),
            box.resolve("d"),
            out.resolve("s"),
            out.resolve("t"))) {
      Files.writeString(file, "text");
    }
    Files.createSymbolicLink(in.resolve("link"), out.resolve("s"));
    Files.createSymbolicLink(box.resolve("up"), out);
  }

  /** Returns attempts on files with what becomes of them in confinement. */
  private Map<String, String> attemptsOnFiles() {
    Map<String, String> attempts = new LinkedHashMap<>();
    attempts.put("open " + in + "/a" + READ, "ok");
    attempts.put("open " + in + READ, "ok");
    attempts.put("open " + in + "/a" + WRITE, "EACCES");
    attempts.put("open " + box + "/b" + WRITE, "ok");
    attempts.put("open " + out + READ, "EACCES");
    attempts.put("open " + out + "/s" + READ, "EACCES");
    attempts.put("open " + box + "/../out/s" + READ, "EACCES");
    attempts.put("open " + in + "/link" + READ, "EACCES");
    attempts.put("open " + box + "/up/s" + READ, "EACCES");
    attempts.put("truncate " + in + "/a 0", "EACCES");
    attempts.put("truncate " + out + "/s 0", "EACCES");
    attempts.put("truncate " + box + "/b 0", "ok");
    attempts.put("mkdir " + in + "/new 448", "EACCES");
    attempts.put("mkdir " + box + "/new 448", "ok");
    attempts.put("link " + in + "/a " + box + "/hard-in", "EXDEV");
    attempts.put("link " + out + "/s " + box + "/hard-out", "EXDEV");
    attempts.put("rename " + box + "/c " + out + "/c", "EACCES");
    attempts.put("rename " + box + "/d " + box + "/deep/d", "ok");
    attempts.put("symlink " + out + "/s " + box + "/way", "ok");
    attempts.put("open " + box + "/way" + READ, "EACCES");
    attempts.put("rename " + in + "/a " + box + "/a", "EACCES");
    attempts.put("rename " + out + "/s " + box + "/s", "EACCES");
    attempts.put("unlink " + out + "/t", "EACCES");
    attempts.put("mknod " + box + "/device 8624 259", "EACCES");
    attempts.put("open /dev/null" + WRITE, "ok");
    return attempts;
  }

  @Test
  void filesAreHeldBack() throws Exception {
    Map<String, String> expected = attemptsOnFiles();
    Ended ended =
        ConfinedProgram.ofTheSystem()
            .with("run", Path.of("target", "test-classes").toAbsolutePath().toString())
            .with("read", in.toString())
            .with("write", box.toString())
            .words(ConfinedProgram.attempts(List.copyOf(expected.keySet())))
            .run("");

    assertThat(ended.out()).as(ended.err()).containsExactlyElementsOf(lines(expected));
    assertThat(out.resolve("s")).hasContent("text");
    assertThat(in.resolve("a")).hasContent("text");
  }

  // Whatever fails in confinement fails by it: without, all of it can be done.
  @Test
  void withoutConfinementTheSameIsDone() throws Exception {
    List<String> attempts = List.copyOf(attemptsOnFiles().keySet());
    Ended ended =
        ConfinedProgram.run(new ProcessBuilder(ConfinedProgram.attempts(attempts)), new byte[0]);

    assertThat(ended.out()).hasSameSizeAs(attempts);
    assertThat(ended.out())
        // Only the superuser makes devices.
        .filteredOn(line -> !line.startsWith("mknod"))
        .allMatch(line -> line.endsWith(": ok"));
  }

  @Test
  void theNetworkIsHeldBack() throws Exception {
    try (ServerSocket allowed = listen();
        ServerSocket other = listen()) {
      Map<String, String> expected = new LinkedHashMap<>();
      expected.put("connect " + allowed.getLocalPort(), "ok");
      expected.put("connect " + other.getLocalPort(), "EACCES");
      expected.put("fastopen " + other.getLocalPort(), "EACCES");
      expected.put("bind 0", "EACCES");
      expected.put("listen", "EACCES");
      expected.put("socket 2 1 0", "ok");
      expected.put("socket 10 1 6", "ok");
      expected.put("socket 2 2 0", "EACCES");
      expected.put("socket 2 524290 0", "EACCES");
      expected.put("socket 2 1 262", "EACCES");
      expected.put("socket 1 1 0", "EACCES");
      expected.put("socket 16 3 0", "EACCES");
      expected.put("socketpair 1", "ok");
      expected.put("socketpair 2", "EACCES");
      expected.put("syscall 425 1 0", "ENOSYS");
      Ended ended =
          ConfinedProgram.ofTheSystem()
              .with("run", Path.of("target", "test-classes").toAbsolutePath().toString())
              .with("connect", String.valueOf(allowed.getLocalPort()))
              .words(ConfinedProgram.attempts(List.copyOf(expected.keySet())))
              .run("");

      assertThat(ended.out()).as(ended.err()).containsExactlyElementsOf(lines(expected));
    }
  }

  // They have numbers that the filter does not look for.
  @Test
  void systemCallsOfAnotherKindEndTheProgram() throws Exception {
    assumeTrue(Machine.current() == Machine.X86_64, "only x86-64 has them");
    Ended ended =
        ConfinedProgram.ofTheSystem()
            .with("run", Path.of("target", "test-classes").toAbsolutePath().toString())
            .words(ConfinedProgram.attempts(List.of("socket 2 1 0", "syscall 1073741865 2 2 0")))
            .run("");

    assertThat(ended.out()).containsExactly("socket 2 1 0: ok");
    assertThat(ended.code()).as("killed by SIGSYS").isEqualTo(128 + 31);
  }

  @Test
  void otherProcessesGetNoSignals() throws Exception {
    assumeTrue(Landlock.abi(Kernel.open()) >= 6, "this version of Landlock holds no signals back");
    Ended ended =
        ConfinedProgram.ofTheSystem()
            .with("run", Path.of("target", "test-classes").toAbsolutePath().toString())
            .words(
                ConfinedProgram.attempts(List.of("kill " + ProcessHandle.current().pid() + " 0")))
            .run("");

    assertThat(ended.out()).singleElement().asString().endsWith(": EPERM");
  }

  @Test
  void theProgramTakesThePlaceOfTheLauncher() throws Exception {
    // Signals from 29 on are the C library's own.
    String inherited =
        "grep '^SigBlk\\|^SigIgn' /proc/self/status | grep -o '.......$';"
            + " ls /proc/self/fd; ulimit -n";
    Ended ended =
        ConfinedProgram.ofTheSystem()
            .with("read", in.toString())
            .with("variable", "PATH=/usr/bin:/bin")
            .with("variable", "NAME=Jürgen")
            .in(in)
            .words(
                List.of(
                    "sh",
                    "-c",
                    "read line; echo \"$line\"; pwd; echo \"$#:$1\"; /usr/bin/env; " + inherited,
                    "sh",
                    "ein Wört"))
            .run("for the program\n");
    Ended plain = ConfinedProgram.run(new ProcessBuilder("sh", "-c", inherited), new byte[0]);

    assertThat(ended.out())
        .as(ended.err())
        .startsWith("for the program", in.toString(), "1:ein Wört")
        .contains("PATH=/usr/bin:/bin", "NAME=Jürgen")
        .noneMatch(line -> line.contains("SECRET_OF_THE_LAUNCHER"))
        .endsWith(plain.out().toArray(new String[0]));
    assertThat(plain.out()).hasSizeGreaterThan(5);
  }

  @Test
  void whatCannotBeGivenIsNotStarted() throws Exception {
    Path trace = box.resolve("trace");
    List<List<String>> impossible =
        List.of(
            List.of("read", out.resolve("absent").toString()),
            List.of("read", in.resolve("link").toString()),
            List.of("write", box.resolve("up").toString()),
            List.of("run", box.resolve("up/s").toString()),
            List.of("connect", "65536"),
            List.of("connect", ""),
            List.of("other", "x"));
    for (List<String> each : impossible) {
      Ended ended =
          ConfinedProgram.ofTheSystem()
              .with("write", box.toString())
              .with(each.get(0), each.get(1))
              .words(List.of("/usr/bin/touch", trace.toString()))
              .run("");

      assertThat(ended.code()).as(each.toString()).isEqualTo(Main.NOT_STARTED);
      assertThat(ended.err()).startsWith("edict-landlock: ");
      assertThat(trace).doesNotExist();
    }
  }

  @Test
  void programsStartFromTheRuntimeOnly() throws Exception {
    Path script = Files.writeString(box.resolve("script"), "#!/bin/sh\necho ran\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    ConfinedProgram program = ConfinedProgram.ofTheSystem().with("write", box.toString());

    Ended ended = program.words(List.of(script.toString())).run("");

    assertThat(ended.code()).isEqualTo(Main.NOT_STARTED);
    assertThat(ended.err()).contains("cannot start " + script, "Permission denied");
    assertThat(ConfinedProgram.ofTheSystem().words(List.of("no-such-program")).run("").err())
        .contains("there is no program of the name no-such-program");
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static List<String> lines(Map<String, String> expected) {
    List<String> lines = new ArrayList<>();
    expected.forEach((attempt, result) -> lines.add(attempt + ": " + result));
    return lines;
  }
}
