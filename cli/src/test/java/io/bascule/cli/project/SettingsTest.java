package io.bascule.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from, and variables in their values. */
class SettingsTest {
  @TempDir private Path folder;

  private Settings settings(String file, String variables, String... options) throws IOException {
    Files.writeString(folder.resolve("bascule.properties"), file);
    Files.writeString(folder.resolve(".env"), variables);
    return Settings.load(folder, options.length == 0 ? Map.of() : Map.of("profile", options[0]));
  }

  private static void assertSays(ProjectException refusal, String... parts) {
    for (String part : parts) {
      assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
  }

  @Test
  void variablesStandInValues() throws IOException {
    Settings settings =
        settings(
            """
            url=jdbc:postgresql://${DB_HOST:localhost}:${DB_PORT:5432}/${DB_NAME}
            password = ${DB_PASSWORD:}
            model=a$${b}c$1
            """,
            "DB_NAME=shop\nDB_HOST=db.example.com\n");
    assertEquals(Optional.of("jdbc:postgresql://db.example.com:5432/shop"), settings.find("url"));
    assertEquals(Optional.empty(), settings.find("password"));
    assertEquals(Optional.of("a${b}c$1"), settings.find("model"));
  }

  @Test
  void theFileOfVariablesHasTheUsualForms() throws IOException {
    Settings settings =
        settings(
            """
            url=${PLAIN}|${SINGLE}|${DOUBLE}|${SPACED}|${EMPTY}|${HASH}|${EXPORTED}|${LAST}
            """,
            """
            # a comment

            PLAIN=a b   # behind it
            SINGLE='it is $HOME #1 \\n'
            DOUBLE="say \\"yes\\" \\\\ # no" # a comment
              SPACED  =  x
            EMPTY=
            HASH=a#b
            export EXPORTED=y
            LAST=1
            LAST=2\
            """);
    assertEquals(
        Optional.of("a b|it is $HOME #1 \\n|say \"yes\" \\ # no|x||a#b|y|2"), settings.find("url"));
  }

  @Test
  void aFileMayTellTheEnvironmentOfCommands() throws IOException {
    Settings settings =
        settings("url=plain\n%dev.user=ann", "BASCULE_URL=told\nBASCULE_PROFILE=dev\n");
    assertEquals(Optional.of("told"), settings.find("url"));
    assertEquals(Optional.of("ann"), settings.find("user"));
    assertEquals("url=told", settings.lineOf("url"));
    assertEquals("%dev.user=ann in bascule.properties", settings.lineOf("user"));
  }

  @Test
  void whatIsNotSetIsToldWithItsPlace() throws IOException {
    Settings settings =
        settings("# first\nurl=a\n%prod.url=${NO_SUCH_VARIABLE_HERE}/x\nuser=${}", "", "prod");
    var unset = assertThrows(ProjectException.class, () -> settings.find("url"));
    assertSays(
        unset, "%prod.url", "NO_SUCH_VARIABLE_HERE is not set", "bascule.properties:3", ".env");
    var nameless = assertThrows(ProjectException.class, () -> settings.find("user"));
    assertSays(nameless, "bascule.properties:4", "no name");
    assertEquals(Optional.of("a"), settings("url=a\n%prod.url=${X_Y_Z}", "").find("url"));
  }

  @Test
  void aLineThatSaysNothingIsToldWithoutItsWords() {
    for (String line : new String[] {"secret", "A='secret", "A=\"secret\\\"", "1A=secret"}) {
      var refusal = assertThrows(ProjectException.class, () -> settings("", "B=1\n" + line));
      assertSays(refusal, ".env", "line 2");
      assertFalse(refusal.getMessage().contains("secret"), refusal.getMessage());
    }
  }

  @Test
  void aKeyThatLooksLikeAnotherIsRefused() throws IOException {
    for (String key : List.of("protectd", "Protected", "ulr", "allow_data_loss", "pasword")) {
      var refusal = assertThrows(ProjectException.class, () -> settings(key + "=secret\n", ""));
      assertEquals(ProjectException.Kind.WRONG_USE, refusal.kind());
      assertSays(refusal, "  " + key + " in bascule.properties", "meant    ");
      assertFalse(refusal.getMessage().contains("secret"), refusal.getMessage());
    }
    String ofProd = "url=x\n%prod.protcted=true\n";
    settings(ofProd, "");
    var refusal = assertThrows(ProjectException.class, () -> settings(ofProd, "", "prod"));
    assertSays(refusal, "%prod.protcted in bascule", "meant    protected?");
    settings("my.own=1\nbackups=copies\nbackup-of=tables\nhook.after.run=true\n", "");
  }
}
