package dev.edict.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the manual page of a command in the macros of {@code man(7)}. */
final class ManPage {
  private final StringBuilder out = new StringBuilder();
  private final CommandSpec command;

  private ManPage(CommandSpec command) {
    this.command = command;
  }

  static String of(CommandSpec command, String version) {
    ManPage page = new ManPage(command);
    page.write(version);
    return page.out.toString();
  }

  private void write(String version) {
    String name = command.qualifiedName("-");
    String[] description = command.usageMessage().description();
    line(".TH \"" + name.toUpperCase(Locale.ROOT) + "\" \"1\" \"\" \"edict " + version + "\"");
    section("NAME");
    line(text(name + " - " + lowerFirst(description[0])));
    section("SYNOPSIS");
    line(".nf");
    String synopsis = command.commandLine().getHelp().synopsis(0).strip();
    synopsis.lines().forEach(part -> line(text(part.strip())));
    line(".fi");
    section("DESCRIPTION");
    for (String sentence : description) {
      line(text(sentence.replace("%n", " ")));
      line(".PP");
    }
    parameters(command.positionalParameters());
    options(command.options());
    subcommands();
    footer();
    exitCodes();
  }

  private void parameters(List<PositionalParamSpec> parameters) {
    if (!parameters.isEmpty()) {
      section("PARAMETERS");
      parameters.forEach(parameter -> entry(parameter.paramLabel(), description(parameter)));
    }
  }

  private void options(List<OptionSpec> options) {
    section("OPTIONS");
    for (OptionSpec option : options) {
      String names = String.join(", ", option.names());
      boolean takesValue = option.arity().max() > 0;
      entry(takesValue ? names + "=" + option.paramLabel() : names, description(option));
    }
  }

  private void subcommands() {
    boolean started = false;
    for (Map.Entry<String, CommandLine> entry : command.subcommands().entrySet()) {
      CommandSpec subcommand = entry.getValue().getCommandSpec();
      if (!subcommand.usageMessage().hidden()) {
        if (!started) {
          section("COMMANDS");
          started = true;
        }
        entry(command.name() + " " + entry.getKey(), subcommand.usageMessage().description()[0]);
      }
    }
  }

  private void footer() {
    String[] footer = command.usageMessage().footer();
    if (footer.length > 0) {
      section("REQUESTS BY HAND");
      line(".nf");
      for (String text : footer) {
        line(text(text));
      }
      line(".fi");
    }
  }

  private void exitCodes() {
    Map<String, String> codes = command.root().usageMessage().exitCodeList();
    if (!codes.isEmpty()) {
      section("EXIT STATUS");
      codes.forEach(this::entry);
    }
  }

  private static String description(ArgSpec argument) {
    String joined = String.join(" ", argument.description());
    return joined.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
  }

  private void section(String title) {
    line(".SH " + title);
  }

  private void entry(String term, String description) {
    line(".TP");
    line("\\fB" + text(term) + "\\fR");
    line(text(description));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String lowerFirst(String sentence) {
    String rest = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
  }

  /** Escapes what the macros would read: backslashes, hyphens, and a dot or quote at the start. */
  private static String text(String plain) {
    String escaped = plain.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
