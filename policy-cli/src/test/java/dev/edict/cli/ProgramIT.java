package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is built, started by its launcher in a process of its own. */
class ProgramIT {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path WORKSHOP = PROJECT.resolve("spec/examples/workshop");
  private static final Path LAUNCHER = LaunchedProgram.LAUNCHER;

  @TempDir private Path folder;
  private Path elsewhere;

  record Ended(int code, String out, String err) {}

  @BeforeAll
  static void layOutProject() throws IOException {
    LaunchedProgram.layOut();
  }

  @BeforeEach
  void makeAnotherDirectory() throws IOException {
    elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
  }

  @Test
  void runsFromAnyDirectory() throws Exception {
    Ended ended = run(LAUNCHER, "check", WORKSHOP.toString());
    assertThat(ended.err()).startsWith("3 files, ").endsWith(" 0 errors\n");
    assertThat(ended.code()).isZero();
  }

  @Test
  void runsThroughALink() throws Exception {
    Path link = PROJECT.resolve("policy-cli/target/linked");
    LaunchedProgram.link(link, LAUNCHER);
    Ended ended = run(link, "decide", "-p", WORKSHOP.toString(), "connect", "paste.ee:443");
    assertThat(ended.out()).startsWith("DENY  connect:tcp paste.ee:443  by \"deny exfiltration\"");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void answersTheWorkshop() throws Exception {
    Path requests = WORKSHOP.resolve("requests.jsonl");
    Ended ended =
        run(LAUNCHER, "decide", "-p", WORKSHOP.toString(), "--requests", requests.toString());
    Golden.assertKept("workshop/decide.jsonl", ended.out());
    assertThat(ended.err()).startsWith("27 requests: ").hasLineCount(1);
    assertThat(ended.code()).isZero();
  }

  @Test
  void writesUtf8WhateverTheLocale() throws Exception {
    Path policy = elsewhere.resolve("a.edict");
    Files.writeString(policy, "edict 1\n\npolicy \"\u00dcber\" level org\n\nnetwork {\n}\n");
    Ended ended = run(LAUNCHER, "fmt", "a.edict");
    assertThat(ended.out()).contains("\"\u00dcber\"");
    assertThat(ended.code()).isZero();
  }

  @Test
  void isQuietWhenTheReaderGoesAway() throws Exception {
    Path many = elsewhere.resolve("many.jsonl");
    String lines = Files.readString(WORKSHOP.resolve("requests.jsonl"));
    Files.writeString(many, lines.repeat(200));
    Ended ended =
        runShell(LAUNCHER + " decide -p " + WORKSHOP + " --requests many.jsonl | head -n 1");
    assertThat(ended.out()).startsWith("{\"id\":\"N1\"").hasLineCount(1);
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void saysThatOutputWasLost() throws Exception {
    Ended ended =
        runShell(LAUNCHER + " decide -p " + WORKSHOP + " connect paste.ee:443 >/dev/full");
    assertThat(ended.err()).startsWith("edict: cannot write standard output: ");
    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void answersBeforeTheNextQuestionIsAsked() throws Exception {
    Process process =
        new ProcessBuilder(
                LAUNCHER.toString(), "decide", "-p", WORKSHOP.toString(), "--requests", "-")
            .redirectError(elsewhere.resolve("err").toFile())
            .start();
    try (var requests = process.outputWriter(StandardCharsets.UTF_8);
        var answers = process.inputReader(StandardCharsets.UTF_8)) {
      for (String id : List.of("a", "b")) {
        requests.write("{\"id\":\"" + id + "\",\"subject\":{\"user\":\"u\"},");
        requests.write("\"register\":{\"server\":\"s\"}}\n");
        requests.flush();
        assertThat(answers.readLine()).startsWith("{\"id\":\"" + id + "\"");
      }
    } finally {
      process.destroy();
    }
  }

  @Test
  void servesThePlayground() throws Exception {
    Process process =
        new ProcessBuilder(LAUNCHER.toString(), "playground", WORKSHOP.toString())
            .redirectError(elsewhere.resolve("err").toFile())
            .start();
    process.getOutputStream().close();
    try (var in = process.inputReader(StandardCharsets.UTF_8)) {
      String link = in.readLine();
      assertThat(link)
          .matches("playground: http://127\\.0\\.0\\.1:[0-9]+/#token=[A-Za-z0-9_-]{43}");
      URL page = new URL(link.substring("playground: ".length(), link.indexOf('#')));
      try (InputStream body = page.openStream()) {
        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
            .contains("<title>Edict playground</title>");
      }
    } finally {
      process.destroy();
    }
  }

  @Test
  void servesEditors() throws Exception {
    Process process =
        new ProcessBuilder(LAUNCHER.toString(), "lsp")
            .redirectError(elsewhere.resolve("err").toFile())
            .start();
    try (var out = process.outputWriter(StandardCharsets.UTF_8);
        var in = process.inputReader(StandardCharsets.UTF_8)) {
      out.write(message("{'id':1,'method':'initialize','params':{'capabilities':{}}"));
      out.flush();
      assertThat(in.readLine()).startsWith("Content-Length: ");
      out.write(message("{'id':2,'method':'shutdown'") + message("{'method':'exit'"));
      out.flush();
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroy();
    }
  }

  private static String message(String body) {
    String json = body.replace('\'', '"') + ",\"jsonrpc\":\"2.0\"}";
    return "Content-Length: " + json.length() + "\r\n\r\n" + json;
  }

  private Ended runShell(String script) throws IOException, InterruptedException {
    return run(Path.of("/bin/sh"), "-c", script);
  }

  private Ended run(Path program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(Arrays.asList(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(elsewhere.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    int code = process.waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }
}
