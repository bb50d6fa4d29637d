package io.bascule.cli;

import io.bascule.cli.project.BaselineRequest;
import io.bascule.cli.project.Baselined;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes over a database that was there before its history. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description = {
      "Takes over a live database: writes its model and a first revision.",
      "The ledger is told that the database has it; nothing is run there."
    })
final class BaselineCommand extends ProjectCommand {
  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "One line for the first revision (${DEFAULT-VALUE}).")
  private String message = "baseline";

  @Mixin private ModelOptions model;
  @Mixin private RehearsalOption rehearsal;
  @Mixin private StrictOption strict;
  @Mixin private LockTimeoutOption lockTimeout;

  @Override
  Answer answer() {
    Baselined done =
        options
            .project()
            .baseline(
                new BaselineRequest(
                    message,
                    model.into(),
                    model.packageName(),
                    model.className(),
                    rehearsal.rehearsing(),
                    strict.strictness(),
                    lockTimeout.patience()));
    List<String> files = done.model().files().stream().map(Path::toString).toList();
    return Answer.of(String.join(System.lineSeparator(), lines(done, files)))
        .with("revision", done.revision().id())
        .with("file", done.revision().file().toString())
        .with("files", files)
        .with("removed", done.model().removed().stream().map(Path::toString).toList())
        .with("others", done.others().stream().map(Object::toString).toList())
        .with("left", done.left().stream().map(Object::toString).toList());
  }

  private static List<String> lines(Baselined done, List<String> files) {
    var lines = new ArrayList<String>();
    String tables = Texts.count(done.model().tables(), "table");
    lines.add(
        files.isEmpty()
            ? "The model says it already: " + tables + "."
            : "Wrote the model, " + tables + ":");
    files.forEach(file -> lines.add("  " + file));
    lines.add("Wrote the revision that makes them from nothing:");
    lines.add("  " + done.revision().file());
    if (!done.others().isEmpty()) {
      lines.add("It makes by SQL what the model cannot say:");
      done.others().forEach(object -> lines.add("  " + object));
    }
    if (!done.left().isEmpty()) {
      lines.add("It does not make, as the catalog does not tell how:");
      done.left().forEach(object -> lines.add("  " + object));
    }
    lines.add("The ledger says that the database is at " + done.revision().id() + ".");
    return lines;
  }
}
