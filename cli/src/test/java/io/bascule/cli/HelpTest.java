package io.bascule.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code --help} shows, and what a shell is told. */
class HelpTest {
  private static String said(String... words) {
    var out = new StringWriter();
    assertEquals(0, Bascule.run(new PrintWriter(out), new PrintWriter(out), words), out.toString());
    return out.toString();
  }

  private static List<String> commands() {
    return new CommandLine(new Bascule())
        .getSubcommands().values().stream().map(CommandLine::getCommandName).distinct().toList();
  }

  @Test
  void commandsStandBySubject() {
    String page = said("--help");
    assertTrue(page.indexOf("Begin:") < page.indexOf("  init "), page);
    assertTrue(page.indexOf("Run them:") < page.indexOf("  upgrade, migrate "), page);
    assertFalse(page.contains("Commands:"), page);
    for (String command : commands()) {
      assertEquals(1, page.lines().filter(line -> line.matches("  " + command + "[ ,].*")).count());
    }
  }

  @Test
  void aCommandShowsItsOwnOptionsFirst() {
    String page = said("upgrade", "--help");
    assertTrue(page.startsWith("Usage: bascule upgrade [OPTIONS] [TARGET]"), page);
    int project = page.indexOf("The project:");
    assertTrue(page.indexOf("--allow-data-loss") < project, page);
    assertTrue(project < page.indexOf("--url="), page);
    assertEquals(1, page.lines().filter(line -> line.contains("--url=")).count());
    for (String command : commands()) {
      assertTrue(said(command, "--help").contains("Usage: bascule " + command), command);
    }
  }

  @Test
  void aShellCompletesWords() {
    for (String shell : List.of("bash", "zsh")) {
      String script = said("completion", shell);
      assertTrue(script.contains("complete -F _complete_bascule"), script);
      assertTrue(script.contains("compinit"), script);
      for (String command : commands()) {
        assertTrue(script.contains(command), command);
      }
    }
  }
}
