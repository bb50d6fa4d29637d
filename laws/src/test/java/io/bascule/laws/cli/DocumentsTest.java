package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.laws.cli.Folder.Said;
import io.bascule.testkit.EmbeddedPostgres;
import io.bascule.testkit.ScratchDatabase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code on the pages for users is code that works. */
class DocumentsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("bascule.root", "."), "docs", "language.md");

  private static final Pattern CLASS =
      Pattern.compile(
          "```java\\n(?<text>.*?public final class (?<name>\\w+).*?)```", Pattern.DOTALL);

  /** What words of a declaration are declared in. */
  private static final List<Class<?>> WORDS =
      Stream.of(
              "Table Columns Modifiers NumberModifiers IntegerModifiers CollationModifiers"
                  + " ForeignKeyModifiers ArrayModifiers Sequence Check Unique PrimaryKey Index"
                  + " ForeignKey Labelled Value Condition NumberValue Key Elements Words Types")
          .flatMap(names -> Stream.of(names.split(" ")))
          .<Class<?>>map(DocumentsTest::ofTheLanguage)
          .toList();

  private static Class<?> ofTheLanguage(String name) {
    try {
      return Class.forName("io.bascule.dsl." + name);
    } catch (ClassNotFoundException renamed) {
      throw new IllegalStateException(renamed);
    }
  }

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

  /** Every word of a declaration stands on the page, as code. */
  @Test
  void hasAllTheWords() throws IOException {
    String page = Files.readString(PAGE);
    var said = new TreeSet<String>();
    Matcher code = Pattern.compile("`([^`]+)`|```java(.*?)```", Pattern.DOTALL).matcher(page);
    while (code.find()) {
      said.addAll(List.of(code.group().split("[^A-Za-z]+")));
    }
    var unsaid = new TreeSet<String>();
    for (Class<?> type : WORDS) {
      Stream.of(type.getDeclaredMethods())
          .filter(word -> !word.isSynthetic())
          .filter(word -> Modifier.isPublic(word.getModifiers()) || isForTables(word))
          .map(Method::getName)
          .filter(word -> !said.contains(word))
          .forEach(unsaid::add);
    }
    assertEquals(Set.of("declare", "expression"), unsaid);
  }

  private static boolean isForTables(Method word) {
    return Modifier.isProtected(word.getModifiers());
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
