package io.bascule.cli;

import io.bascule.cli.Examples.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, made from what the command line knows of it. */
final class ManPage {
  private final CommandLine line;
  private final CommandSpec spec;
  private final Roff page = new Roff();

  private ManPage(CommandLine line) {
    this.line = line;
    this.spec = line.getCommandSpec();
  }

  /** All pages by the names of their files: that of the command line, and one a command. */
  static Map<String, String> all(CommandLine root) {
    var pages = new LinkedHashMap<String, String>();
    pages.put(root.getCommandName() + ".1", new ManPage(root).text());
    Set<CommandLine> commands = new LinkedHashSet<>(root.getSubcommands().values());
    for (CommandLine command : commands) {
      var page = new ManPage(command);
      pages.put(page.name() + ".1", page.text());
      for (String alias : command.getCommandSpec().aliases()) {
        pages.put(root.getCommandName() + "-" + alias + ".1", ".so man1/" + page.name() + ".1\n");
      }
    }
    return pages;
  }

  private String name() {
    return spec.qualifiedName("-");
  }

  private boolean isRoot() {
    return line.getParent() == null;
  }

  private String text() {
    head();
    description();
    if (isRoot()) {
      commands();
    }
    options();
    exits();
    if (isRoot() || line.getCommand() instanceof ProjectCommand) {
      surroundings();
    }
    examples();
    others();
    return page.toString();
  }

  private void head() {
    page.macro("TH", name().toUpperCase(java.util.Locale.ROOT), "1", "", "Bascule", "Bascule")
        .macro("SH", "NAME")
        .raw(Roff.escaped(name()) + " \\- " + Roff.escaped(said(spec).get(0)))
        .macro("SH", "SYNOPSIS");
    for (String name : isRoot() ? Set.of(spec.name()) : spec.names()) {
      String words = isRoot() ? name : spec.root().name() + " " + name;
      page.raw(Roff.bold(words) + Roff.escaped(parameters())).macro("br");
    }
  }

  private String parameters() {
    if (isRoot()) {
      return " COMMAND [OPTIONS]";
    }
    return " [OPTIONS]"
        + spec.positionalParameters().stream()
            .map(parameter -> " " + label(parameter))
            .collect(Collectors.joining());
  }

  private static String label(PositionalParamSpec parameter) {
    String words = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
    return parameter.arity().min() == 0 ? "[" + words + "]" : words;
  }

  private void description() {
    page.macro("SH", "DESCRIPTION");
    said(spec).forEach(page::line);
  }

  private static List<String> said(CommandSpec spec) {
    return plain(spec.usageMessage().description());
  }

  private static List<String> plain(String... lines) {
    return Arrays.stream(lines).map(text -> text.replace("%%", "%").replace("%n", " ")).toList();
  }

  private void commands() {
    page.macro("SH", "COMMANDS");
    HelpPages.subjects(line.getHelp())
        .forEach(
            (subject, commands) -> {
              page.macro("SS", subject);
              commands.forEach(
                  (names, help) ->
                      page.hanging(Roff.bold(names)).line(said(help.commandSpec()).get(0)));
            });
  }

  private void options() {
    page.macro("SH", "OPTIONS");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      page.hanging(Roff.italic(label(parameter)));
      told(parameter);
    }
    spec.options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .forEach(this::option);
  }

  private void option(OptionSpec option) {
    var names = new ArrayList<String>();
    for (String name : option.names()) {
      names.add(Roff.bold(name));
    }
    page.hanging(String.join(", ", names) + value(option));
    told(option);
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    String value = "=" + option.paramLabel();
    return Roff.italic(option.arity().min() == 0 ? "[" + value + "]" : value);
  }

  private void told(ArgSpec argument) {
    plain(argument.description()).forEach(page::line);
  }

  private void exits() {
    page.macro("SH", "EXIT STATUS");
    for (Exit exit : Exit.values()) {
      boolean possible = line.getCommand() instanceof ProjectCommand || isRoot();
      if (possible || exit.code() <= Exit.WRONG_USE.code()) {
        page.hanging(Roff.bold(Integer.toString(exit.code()))).line(exit.meaning());
      }
    }
  }

  private void surroundings() {
    page.macro("SH", "ENVIRONMENT");
    page.hanging(Roff.bold("BASCULE_URL, BASCULE_USER, BASCULE_PASSWORD, BASCULE_PROFILE"))
        .line("Settings; any other is told in the same way.")
        .line("Options and system properties such as bascule.url are stronger, files are weaker.")
        .hanging(Roff.bold("BASCULE_TRACE"))
        .line("If it is set, an error comes with the place in the program where it happened.")
        .hanging(Roff.bold("BASCULE_JAVA_OPTS"))
        .line("Further options of the Java virtual machine.")
        .hanging(Roff.bold("JAVA_HOME"))
        .line("The Java that runs it, 17 or later; a JDK where sources are to be compiled.")
        .macro("SH", "FILES");
    page.hanging(Roff.bold("bascule.properties"))
        .line("The settings of a project, also by profile: %prod.url=jdbc:...")
        .hanging(Roff.bold(".env"))
        .line("Variables that the environment does not tell. Keep it out of the repository.")
        .hanging(Roff.bold("revisions"))
        .line("The folder of the revisions, if the setting revisions names no other.")
        .hanging(Roff.bold("backups"))
        .line("The folder of the backups, if the setting backups names no other.");
  }

  private void examples() {
    List<Example> examples =
        isRoot()
            ? Examples.all().stream().filter(e -> e.line().split(" ").length < 4).limit(6).toList()
            : Examples.of(spec.name());
    page.macro("SH", "EXAMPLES");
    for (Example example : examples) {
      page.hanging(Roff.bold(example.line())).line(example.meaning());
    }
  }

  private void others() {
    CommandLine root = isRoot() ? line : line.getParent();
    var names = new ArrayList<String>();
    if (!isRoot()) {
      names.add(root.getCommandName());
    }
    HelpPages.subjects(root.getHelp()).values().stream()
        .filter(own -> isRoot() || own.values().stream().anyMatch(h -> h.commandSpec() == spec))
        .flatMap(own -> own.values().stream())
        .filter(help -> help.commandSpec() != spec)
        .forEach(help -> names.add(help.commandSpec().qualifiedName("-")));
    page.macro("SH", "SEE ALSO")
        .raw(names.stream().map(n -> Roff.bold(n) + "(1)").collect(Collectors.joining(",\n")));
  }
}
