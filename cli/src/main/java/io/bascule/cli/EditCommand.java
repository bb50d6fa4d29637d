package io.bascule.cli;

import io.bascule.cli.project.Edited;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens a revision in an editor. */
@Command(
    name = "edit",
    mixinStandardHelpOptions = true,
    description = {
      "Opens the file of a revision in an editor, and says what is wrong with it afterwards.",
      "The editor is the setting editor, else what VISUAL or EDITOR names."
    })
final class EditCommand extends ProjectCommand {
  @Parameters(
      paramLabel = "REVISION",
      arity = "0..1",
      defaultValue = "head",
      description = "head, current, an id or the beginning of one, id+n, -n (${DEFAULT-VALUE}).")
  private String revision = "head";

  @Override
  boolean takesSigns() {
    return true;
  }

  @Override
  Answer answer() {
    Edited edited = options.project().rewriting().edit(noOption(revision));
    String what =
        switch (edited.change()) {
          case NONE -> "Nothing was changed in " + edited.file();
          case WORDING -> "It does what it did: " + edited.file();
          case MEANING -> "Edited " + edited.file();
        };
    boolean drifts =
        edited.change() == Edited.Change.MEANING && edited.standing() == Edited.Standing.APPLIED;
    String mind =
        drifts
            ? String.format(
                "%nThe database has %s as it was: verify will call it edited.%n"
                    + "  try     bascule rollback   # before the edit, and bascule upgrade after it%n"
                    + "  or      bascule repair     # if only its downgrade(…) was edited",
                edited.id())
            : "";
    return Answer.of(what + mind)
        .with("revision", edited.id())
        .with("file", edited.file().toString())
        .with("change", edited.change().name().toLowerCase(Locale.ROOT))
        .with("applied", applied(edited));
  }

  private static @Nullable Boolean applied(Edited edited) {
    return switch (edited.standing()) {
      case APPLIED -> true;
      case NOT_APPLIED -> false;
      case UNKNOWN -> null;
    };
  }
}
