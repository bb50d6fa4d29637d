package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The walk through README's table of the words that teams know, from top to bottom. */
class KnownWordsTest {
  private static final Pattern COMMAND = Pattern.compile(" `bascule ([^`]+)` ");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir private Path temp;

  /** What must be there before a command makes sense, besides what the walk has made. */
  private static Map<String, List<String>> before() {
    var before = new HashMap<String, List<String>>();
    before.put("upgrade --sql", List.of("revision", "--blank", "-m", "a second data change"));
    before.put("redo", List.of("upgrade"));
    return before;
  }

  /** A part of what each command says that has something to say. */
  private static Map<String, String> answers() {
    var answers = new HashMap<String, String>();
    answers.put("init", "AppSchema.java");
    answers.put("revision -m \"first tables\"", "create table notes");
    answers.put("upgrade", "first tables");
    answers.put("current", "first tables");
    answers.put("upgrade --sql", "INSERT INTO");
    answers.put("plan", "2 revisions");
    answers.put("upgrade +2", "2 revisions.");
    answers.put("downgrade -1", "a second data change");
    answers.put("rollback 2", "2 revisions.");
    answers.put("reset", "3 revisions down, 3 revisions up.");
    answers.put("history -v", "fill in titles");
    answers.put("show head", "a second data change");
    answers.put("status", "fits the revisions");
    answers.put("check", "agree");
    answers.put("backup --list", "nightly");
    answers.put("squash head-1:head -m \"both data changes\"", "both_data_changes");
    answers.put("branches", "side");
    answers.put("edit head", "join_both");
    answers.put("merge -m \"join both\"", "join_both");
    answers.put("stamp head", "is applied");
    answers.put("upgrade --profile prod", "on the side");
    answers.put("explain several-heads", "merge");
    return answers;
  }

  private static List<String> commands() throws IOException {
    String readme = Files.readString(Path.of(System.getProperty("bascule.root"), "README.md"));
    String table = readme.substring(readme.indexOf("## The words that you know"));
    var commands = new ArrayList<String>();
    for (String line : table.substring(0, table.indexOf("\n## ", 1)).lines().toList()) {
      if (line.startsWith("|")) {
        String here = line.split("(?<!\\\\)\\|")[2];
        Matcher command = COMMAND.matcher(here);
        if (command.matches()) {
          commands.add(command.group(1));
        }
      }
    }
    return commands;
  }

  private static String[] words(String command) {
    return WORD.matcher(command)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @EnumSource
  void everyWordIsWalkedThrough(Product product) throws IOException {
    try (ScratchDatabase database = product.database();
        ScratchDatabase production = product.database()) {
      var folder = new Folder(temp, database.url());
      List<String> commands = commands();
      Map<String, String> answers = answers();
      for (String command : commands) {
        List<String> first = before().getOrDefault(command, List.of());
        if (!first.isEmpty()) {
          done(folder.run(first.toArray(String[]::new)));
        }
        if (command.contains("--profile prod")) {
          folder.write(
              "bascule.properties",
              folder.read("bascule.properties")
                  + "\neditor=true\n%prod.url="
                  + production.url()
                  + "\n");
        }
        Said said = said(folder, command);
        String answer = answers.getOrDefault(command, "");
        assertTrue(done(said).out().contains(answer), command + " says no " + answer + ": " + said);
        answers.remove(command);
      }
      assertEquals(Map.of(), answers, "commands that the table does not have");
      assertTrue(commands.size() > 25, "the table was read: " + commands);
    }
  }

  private static Said said(Folder folder, String command) {
    if (command.startsWith("explain")) {
      return Folder.runAnywhere(words(command));
    }
    return command.contains("--profile")
        ? folder.runAsToldBySettings(words(command))
        : folder.run(words(command));
  }

  private static Said done(Said said) {
    assertEquals(0, said.exit(), said.toString());
    return said;
  }
}
