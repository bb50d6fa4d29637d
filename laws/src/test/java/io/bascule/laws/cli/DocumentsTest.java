package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code on the pages for users is code that works. */
class DocumentsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("bascule.root", "."), "docs", "language.md");

  private static final Pattern CLASS =
      Pattern.compile(
          "```java\\n(?<text>.*?public final class (?<name>\\w+).*?)```", Pattern.DOTALL);

  @TempDir private Path temp;

  @Test
  void worksOnSqlite() throws IOException {
    works(new Folder(temp));
  }

  @Test
  void worksOnPostgres() throws IOException {
    try (ScratchDatabase database = EmbeddedPostgres.shared().createDatabase()) {
      works(new Folder(temp, database.url()));
    }
  }

  private static void works(Folder folder) throws IOException {
    Matcher code = CLASS.matcher(Files.readString(PAGE));
    int classes = 0;
    while (code.find()) {
      folder.write("model/" + code.group("name") + ".java", code.group("text"));
      classes++;
    }
    assertEquals(3, classes);
    for (String command : new String[] {"revision", "upgrade", "check"}) {
      Said said = folder.run(command);
      assertEquals(0, said.exit(), said.toString());
    }
    Said back = folder.run("downgrade", "base");
    assertTrue(back.out().contains("drop table feedings"), back.toString());
  }
}
