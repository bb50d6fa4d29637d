package io.bascule.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bascule.cli.Examples.Example;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command has a manual page with all that it takes, and examples that can be typed. */
class ManPageTest {
  private static final List<String> SECTIONS =
      List.of("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO");

  private final CommandLine root = Bascule.line();
  private final Map<String, String> pages = ManPage.all(root);

  @Test
  void every_command_and_every_other_name_of_it_has_a_page() {
    var wanted = new TreeSet<String>();
    wanted.add("bascule.1");
    root.getSubcommands().keySet().forEach(name -> wanted.add("bascule-" + name + ".1"));
    assertEquals(wanted, new TreeSet<>(pages.keySet()));
    assertEquals(".so man1/bascule-upgrade.1\n", pages.get("bascule-migrate.1"));
  }

  @Test
  void every_option_stands_on_the_page_of_its_command() {
    for (CommandLine command : root.getSubcommands().values()) {
      String page = page(command);
      SECTIONS.forEach(section -> assertTrue(page.contains(".SH \"" + section + "\"\n"), section));
      for (OptionSpec option : command.getCommandSpec().options()) {
        for (String name : option.hidden() ? new String[0] : option.names()) {
          String words = Roff.bold(name);
          assertTrue(page.contains(words), command.getCommandName() + " " + name);
        }
        assertFalse(option.description()[0].isBlank(), option.longestName());
      }
    }
  }

  @Test
  void every_command_has_examples_that_can_be_typed() {
    var without = new TreeSet<>(root.getSubcommands().keySet());
    for (Example example : Examples.all()) {
      List<String> words = words(example.line());
      assertEquals("bascule", words.get(0), example.line());
      CommandLine command = root.getSubcommands().get(words.get(1));
      without.removeAll(command.getCommandSpec().names());
      Bascule.line().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
      assertTrue(example.meaning().endsWith("."), example.meaning());
      assertTrue(page(command).contains(Roff.bold(example.line())), example.line());
    }
    assertEquals(List.of(), List.copyOf(without), "add one to man/examples.txt");
  }

  @Test
  void words_of_roff_are_no_commands() {
    assertEquals(
        "\\&.br\n\\&'x\na\\eb\\-c \\(aqd\\(aq \\[u2026]\n",
        new Roff().raw(".br").raw("'x").line("a\\b-c 'd' …").toString());
  }

  @Test
  void the_formatter_has_nothing_to_say(@TempDir Path folder) throws Exception {
    Path groff = Path.of("/usr/bin/groff");
    assumeTrue(Files.isExecutable(groff), "no groff on this machine");
    Path pagesHere = Files.createDirectories(folder.resolve("man1"));
    var out = new StringWriter();
    int exit = Bascule.run(new PrintWriter(out), new PrintWriter(out), "man", "" + pagesHere);
    assertEquals(0, exit, out::toString);
    assertAll(
        pages.keySet().stream().map(name -> () -> assertEquals("", warnings(folder, name), name)));
  }

  private static String warnings(Path folder, String name) throws Exception {
    File told = folder.resolve("told").toFile();
    int exit =
        new ProcessBuilder("groff", "-man", "-ww", "-Tutf8", "-z", "man1/" + name)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(told)
            .start()
            .waitFor();
    return Files.readString(told.toPath(), StandardCharsets.UTF_8) + (exit == 0 ? "" : exit);
  }

  private String page(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName("-") + ".1";
    return String.valueOf(pages.get(name));
  }

  /** The words of a line as a shell has them; quotes keep spaces. */
  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    String[] parts = line.split("\"");
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        words.add(parts[i]);
      } else {
        words.addAll(List.of(parts[i].strip().split(" ")));
      }
    }
    words.removeIf(String::isEmpty);
    return words;
  }
}
