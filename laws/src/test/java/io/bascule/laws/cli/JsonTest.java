package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.cli.Bascule;
import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/**
 * With {@code --output json} every command prints one JSON value and nothing else, when it succeeds
 * and when it fails.
 */
class JsonTest {
  private static final String ID = "public final Column<Long> id = bigint(\"id\").primaryKey();";
  private static final String TITLE =
      ID + " public final Column<String> title = varchar(\"title\", 9).nullable();";
  private static final String TABLE =
      "table(\"notes\", column(\"id\", bigint()), primaryKey(\"id\").named(\"pk_notes\"))";
  private static final String ADD =
      "changes.table(\"notes\").add(column(\"title\", varchar(9)).asNullable());";
  private static final String BACK =
      "changes.table(\"notes\").drop(column(\"title\", varchar(9)).asNullable());";

  private static final Map<String, CommandLine> COMMANDS =
      new CommandLine(new Bascule()).getSubcommands();

  @TempDir private Path temp;

  private final Set<String> called = new TreeSet<>();

  @ParameterizedTest
  @EnumSource
  void every_command_that_succeeds(Product product) throws IOException, SQLException {
    try (ScratchDatabase database = product.database();
        ScratchDatabase other = product.database()) {
      var shop = new Folder(temp.resolve("shop"), database.url());
      shop.model(TITLE);
      shop.revision("aaaa1111", "", "changes.createTable(" + TABLE + ");", drop());
      shop.revision("bbbb2222", "aaaa1111", ADD, BACK);
      runs(shop);
      writes(shop);
      takesOver(new Folder(temp.resolve("other"), other.url()), other.url());
      succeeds(new Folder(temp.resolve("new"), database.url()), "init");
      succeeds(severalHeads(), "merge", "--no-rehearsal");
      plain();
    }
    var left = new TreeSet<String>();
    COMMANDS.forEach((name, line) -> left.add(line.getCommandName()));
    left.removeAll(called);
    assertEquals(Set.of(), left, "call them here, with --output json");
  }

  private static String drop() {
    return "changes.dropTable(" + TABLE + ");";
  }

  private void runs(Folder shop) throws IOException {
    succeeds(shop, "plan");
    succeeds(shop, "upgrade", "--plan");
    succeeds(shop, "upgrade", "+1");
    succeeds(shop, "upgrade");
    succeeds(shop, "current");
    succeeds(shop, "info");
    succeeds(shop, "verify");
    succeeds(shop, "repair");
    succeeds(shop, "history");
    succeeds(shop, "heads");
    succeeds(shop, "branches");
    succeeds(shop, "check");
    succeeds(shop, "diff");
    succeeds(shop, "show", "head");
    succeeds(shop, "backup");
    succeeds(shop, "backup", "--list");
    succeeds(shop, "restore");
    succeeds(shop, "backup", "--prune", "--keep", "1");
    succeeds(shop, "rollback");
    succeeds(shop, "upgrade");
    succeeds(shop, "redo", "--allow-data-loss");
    succeeds(shop, "reset", "--allow-data-loss");
    succeeds(shop, "downgrade", "-1", "--allow-data-loss");
    succeeds(shop, "stamp", "head");
    succeeds(shop, "stamp", "aaaa1111");
    succeeds(shop, "upgrade");
  }

  private void writes(Folder shop) throws IOException {
    succeeds(shop, "revision", "--blank", "-m", "nothing yet");
    succeeds(shop, "upgrade");
    shop.model(TITLE + " public final Column<String> text = varchar(\"text\", 9).nullable();");
    succeeds(shop, "push", "-m", "texts");
    shop.write("bascule.properties", "editor=true\n");
    succeeds(shop, "edit");
    succeeds(shop, "squash", "bbbb2222:head");
  }

  private void takesOver(Folder folder, String url) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id BIGINT PRIMARY KEY, mail VARCHAR(99))");
    }
    succeeds(folder, "import", "--force");
    succeeds(folder, "baseline");
  }

  /** Commands that need no project. */
  private void plain() throws IOException {
    succeeds(said("explain", "--output", "json"), "explain");
    succeeds(said("explain", "DS102", "--output", "json"), "explain");
    succeeds(said("completion", "--output", "json"), "completion");
    succeeds(said("man", temp.resolve("man").toString(), "--output", "json"), "man");
  }

  @Test
  void every_command_that_fails() throws IOException {
    var folder = new Folder(temp, "jdbc:sqlite:" + temp.resolve("no/such/folder/app.db"));
    folder.write("bascule.properties", "sources=model\n");
    for (String command : COMMANDS.keySet()) {
      fails(said(command, "--output", "json", "--no-such-option"), command);
      fails(said(command, "--no-such-option", "--output=JSON"), command);
      if (COMMANDS.get(command).getCommandSpec().findOption("--profile") != null) {
        fails(folder.run(command, "--profile", "none", "--output", "json"), command);
      }
    }
    assertEquals("unknown-command", fails(said("upgarde", "--output", "json"), "upgarde"));
    assertEquals("unknown-code", fails(said("explain", "DS999", "--output", "json"), "explain"));
    assertEquals(
        "several-heads", fails(severalHeads().run("upgrade", "--output", "json"), "heads"));
  }

  private Folder severalHeads() {
    var folder = new Folder(temp.resolve("heads"));
    folder.revision("aaaa1111", "", "", "");
    folder.revision("bbbb2222", "", "", "");
    return folder;
  }

  private void succeeds(Folder folder, String... words) throws IOException {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--output";
    all[words.length + 1] = "json";
    succeeds(folder.run(all), words[0]);
  }

  private void succeeds(Said said, String command) throws IOException {
    assertEquals(0, said.exit(), () -> command + ": " + said.out() + said.err());
    assertFalse(object(said.out(), command).containsKey("error"), said.out());
    called.add(command);
  }

  /** That it failed, with its code. */
  private static String fails(Said said, String command) throws IOException {
    assertNotEquals(0, said.exit(), () -> command + ": " + said.out());
    Map<?, ?> error = (Map<?, ?>) object(said.out(), command).get("error");
    assertEquals(said.exit(), error.get("exit"), command);
    assertTrue(String.valueOf(error.get("message")).startsWith("Cannot "), said.out());
    String code = String.valueOf(error.get("code"));
    assertTrue(code.matches("[a-z]+(-[a-z]+)*"), code);
    assertTrue(said.err().contains("bascule explain " + code), said.err());
    return code;
  }

  /** The one JSON object that a text is. */
  private static Map<String, Object> object(String text, String command) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      assertEquals(JsonToken.START_OBJECT, parser.nextToken(), () -> command + ": " + text);
      parser.skipChildren();
      assertNull(parser.nextToken(), () -> command + ": " + text);
    }
    return JSON.std.mapFrom(text);
  }

  private static Said said(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit = Bascule.run(new PrintWriter(out), new PrintWriter(err), words);
    return new Said(exit, out.toString(), err.toString());
  }
}
