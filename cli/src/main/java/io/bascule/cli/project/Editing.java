package io.bascule.cli.project;

import io.bascule.dialect.DialectException;
import io.bascule.generator.GeneratorException;
import io.bascule.generator.RevisionFile;
import io.bascule.generator.RevisionSources;
import io.bascule.runner.RunnerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Has a person edit the file of a revision. */
final class Editing {
  /** A word of a command line, perhaps in quotes. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private final Project project;

  Editing(Project project) {
    this.project = project;
  }

  Edited edit(Path file) {
    String editor = editor().orElseThrow(NotRewritten::noEditor);
    String text = TextFile.read(file);
    String before = fingerprint(file, text);
    run(editor, file);
    project.workspace().forget();
    project.forget();
    RevisionFile after = RevisionSources.read(file);
    project.history(); // whatever is wrong with it is said now
    Edited.Change change =
        TextFile.read(file).equals(text)
            ? Edited.Change.NONE
            : after.fingerprint().equals(before) ? Edited.Change.WORDING : Edited.Change.MEANING;
    return new Edited(after.id(), file, change, standing(after.id()));
  }

  /** What the file was; nothing is known of one that cannot be read, which is to be mended. */
  private static String fingerprint(Path file, String text) {
    try {
      return RevisionSources.read(file, text).fingerprint();
    } catch (GeneratorException broken) {
      return "";
    }
  }

  private Optional<String> editor() {
    return project
        .settings()
        .find("editor")
        .or(
            () ->
                Stream.of("VISUAL", "EDITOR")
                    .map(System::getenv)
                    .filter(value -> value != null && !value.isBlank())
                    .findFirst());
  }

  private static void run(String editor, Path file) {
    List<String> command = new ArrayList<>();
    Matcher word = WORD.matcher(editor);
    while (word.find()) {
      command.add(
          Stream.of(1, 2, 3).map(word::group).filter(Objects::nonNull).findFirst().orElse(""));
    }
    command.add(file.toString());
    try {
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw NotRewritten.editorFailed(editor, file, "the editor ended with " + exit);
      }
    } catch (IOException failure) {
      throw NotRewritten.editorFailed(editor, file, Reasons.of(failure));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw NotRewritten.editorFailed(editor, file, "it was interrupted");
    }
  }

  /** A database that cannot be asked is no reason not to edit. */
  private Edited.Standing standing(String id) {
    if (!project.hasDatabase()) {
      return Edited.Standing.UNKNOWN;
    }
    try {
      return project.ledger().applied().contains(id)
          ? Edited.Standing.APPLIED
          : Edited.Standing.NOT_APPLIED;
    } catch (ProjectException | RunnerException | DialectException unreachable) {
      return Edited.Standing.UNKNOWN;
    }
  }
}
