package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The samples, as a newcomer runs them, with the distribution that the build has made. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the samples are shell scripts")
class SamplesIT {
  private static final Path ROOT =
      Path.of(System.getProperty("bascule.root", ".")).toAbsolutePath();
  private static final Path LAUNCHER = ROOT.resolve("cli/target/bascule/bin/bascule");

  @TempDir private Path temp;

  private String run(String sample, String... options) throws IOException, InterruptedException {
    Path said = temp.resolve("said");
    var command = new ArrayList<>(List.of(ROOT.resolve(sample).toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().put("BASCULE", LAUNCHER.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", ROOT.resolve("laws/target/cache").toString());
    builder.environment().keySet().removeIf(name -> name.endsWith("_OPTIONS"));
    int exit = builder.start().waitFor();
    String text = Files.readString(said);
    assertEquals(0, exit, text);
    return text;
  }

  /** Each part stands in the text, after the one before it. */
  private static void assertTells(String text, String... parts) {
    int place = 0;
    for (String part : parts) {
      int found = text.indexOf(part, place);
      assertTrue(found >= 0, "'" + part + "' is not where it belongs in: " + text);
      place = found + part.length();
    }
  }

  private static void assertShop(String text) {
    assertTells(
        text,
        "public final class Orders",
        "$ bascule upgrade +1",
        "create table orders",
        "1 revision.",
        "rename column orders.status",
        "Model, history and database agree.",
        "Wrote ",
        "add column customers.nickname",
        "public final class V",
        "Model, history and database agree.",
        "drop column customers.nickname",
        "drop table orders",
        "The database is at base");
  }

  @Test
  void theShopOnSqlite() throws Exception {
    assertShop(run("samples/shop/run"));
  }

  @Test
  void theShopOnPostgres() throws Exception {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      assertShop(run("samples/shop/run", "--url", database.url()));
    }
  }

  @Test
  void theChinook() throws Exception {
    assertTells(
        run("samples/chinook/run"),
        "$ bascule import",
        "No difference.",
        "Model, history and database agree.",
        "$ bascule downgrade -1",
        "Model, history and database agree.",
        "$ bascule downgrade base");
  }
}
