package io.bascule.laws.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bascule.laws.cli.Folder.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that lets git itself see that two branches both added a revision. */
class HeadsFileTest {
  private static final String HEADS = "revisions/HEADS";

  @TempDir private Path temp;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(temp);
  }

  private Said done(String... words) {
    Said said = folder.run(words);
    assertEquals(0, said.exit(), said.toString());
    return said;
  }

  private void add(String message, String... more) {
    var words = new ArrayList<>(List.of("revision", "--blank", "-m", message));
    words.addAll(List.of(more));
    done(words.toArray(String[]::new));
  }

  /** The messages of the heads that a file names. */
  private List<String> told(String file) {
    return folder
        .read(file)
        .lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.replaceFirst("^[0-9a-f]{8} {2}", ""))
        .toList();
  }

  @Test
  void itNamesTheHeads() {
    add("first");
    assertEquals(List.of("first"), told(HEADS));
    add("second");
    assertEquals(List.of("second"), told(HEADS));
    add("another", "--head", "head-1", "--splice", "--label", "side");
    assertEquals(List.of("another", "second"), told(HEADS).stream().sorted().toList());
    done("merge", "--no-rehearsal", "-m", "both");
    assertEquals(List.of("both"), told(HEADS));
    done("upgrade");
    done("verify");
  }

  @Test
  void eachFolderHasItsOwn() {
    folder.write("bascule.properties", "revisions=mail, news\n");
    folder.write("mail/.keep", "");
    folder.write("news/.keep", "");
    add("mail one", "--label", "mail");
    add("news one", "--head", "base", "--label", "news", "--folder", "news");
    add("mail two", "--head", "mail@head");
    assertEquals(List.of("mail two"), told("mail/HEADS"));
    assertEquals(List.of("news one"), told("news/HEADS"));
  }

  @Test
  void aTeamCanDoWithoutIt() {
    folder.write("bascule.properties", "heads.file=false\n");
    add("first");
    assertFalse(Files.exists(folder.resolve(HEADS)));
    folder.write(HEADS, "nonsense");
    done("upgrade");
    assertFalse(done("verify").out().contains("nonsense"));
    add("second");
    assertEquals("nonsense", folder.read(HEADS));
  }

  @Test
  void whatIsNotAsTheRevisionsSayIsToldAndKeepsNobody() throws IOException {
    add("first");
    String right = folder.read(HEADS);
    Files.delete(folder.resolve(HEADS));
    done("upgrade");
    done("verify");
    folder.write(HEADS, right.replaceAll("(?m)^[0-9a-f]{8}", "00000000"));
    Said verified = folder.run("verify");
    assertEquals(3, verified.exit());
    assertTrue(verified.out().contains("HEADS is not as the revisions say."), verified.out());
    assertTrue(verified.out().contains("bascule heads --write"), verified.out());
    done("upgrade");
    done("heads", "--write");
    assertEquals(right, folder.read(HEADS));
    done("verify");
    folder.write(HEADS, right.replace("\n", "\r\n") + "# a remark\n");
    done("verify");
  }

  /** Two people on two branches of one repository. */
  @Test
  void gitReportsTwoHeads() throws IOException, InterruptedException {
    assumeTrue(isGitThere(), "git is not installed");
    folder.write(".gitignore", "app.db*\n");
    add("first");
    git(0, "init", "-q", "-b", "main");
    commit();
    git(0, "checkout", "-q", "-b", "other");
    add("theirs");
    commit();
    git(0, "checkout", "-q", "main");
    add("ours");
    commit();

    String merged = git(1, "merge", "other");
    assertTrue(merged.contains("CONFLICT (content): Merge conflict in revisions/HEADS"), merged);
    assertEquals(
        "UU revisions/HEADS",
        git(0, "status", "--porcelain")
            .strip()
            .lines()
            .filter(line -> line.startsWith("UU"))
            .findFirst()
            .orElse(""));
    assertTrue(folder.read(HEADS).contains("<<<<<<<"));
    done("upgrade", "heads");
    Said verified = folder.run("verify");
    assertEquals(3, verified.exit());
    assertTrue(verified.out().contains("has a conflict of git"), verified.out());
    assertTrue(verified.out().contains("bascule merge"), verified.out());

    done("merge", "-m", "ours and theirs");
    assertEquals(List.of("ours and theirs"), told(HEADS));
    commit();
    assertEquals("", git(0, "status", "--porcelain").strip());
    done("upgrade");
    done("verify");
  }

  /** Histories that are meant to be apart are no conflict, though they share a folder. */
  @Test
  void gitMergesBranchesWithLabels() throws IOException, InterruptedException {
    assumeTrue(isGitThere(), "git is not installed");
    folder.write(".gitignore", "app.db*\n");
    add("mail one", "--label", "mail");
    add("news one", "--head", "base", "--label", "news");
    git(0, "init", "-q", "-b", "main");
    commit();
    git(0, "checkout", "-q", "-b", "other");
    add("mail two", "--head", "mail@head");
    commit();
    git(0, "checkout", "-q", "main");
    add("news two", "--head", "news@head");
    commit();
    git(0, "merge", "-q", "--no-edit", "other");
    assertEquals(List.of("mail two", "news two"), told(HEADS));
  }

  private void commit() throws IOException, InterruptedException {
    git(0, "add", "-A");
    git(0, "commit", "-q", "-m", "more");
  }

  private static boolean isGitThere() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private String git(int exit, String... words) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@example.com",
                "-c",
                "commit.gpgsign=false",
                "-c",
                "core.autocrlf=false"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(exit, process.waitFor(), said);
    return said;
  }
}
