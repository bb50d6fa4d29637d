package io.bascule.cli;

import io.bascule.cli.project.Imported;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a live database down as Java. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Writes the model's sources from a live database: one class a table.")
final class ImportCommand extends ProjectCommand {
  @Mixin private ModelOptions model;

  @Option(names = "--force", description = "Replace files that are there.")
  private boolean force;

  @Mixin private StrictOption strict;

  @Override
  Answer answer() {
    var replacing = force ? Imported.Existing.REPLACE : Imported.Existing.REFUSE;
    Imported imported =
        options
            .project()
            .importModel(
                model.into(),
                model.packageName(),
                model.className(),
                replacing,
                strict.strictness());
    List<String> files = imported.files().stream().map(Path::toString).toList();
    var lines = new ArrayList<String>();
    lines.add(
        imported.tables() == 1
            ? "Wrote 1 table:"
            : "Wrote %d tables:".formatted(imported.tables()));
    files.forEach(file -> lines.add("  " + file));
    if (!imported.removed().isEmpty()) {
      lines.add("Removed, as nobody had changed what init wrote:");
      imported.removed().forEach(file -> lines.add("  " + file));
    }
    lines.addAll(Texts.unmodelled(imported.unmodelled()));
    return Answer.of(String.join(System.lineSeparator(), lines))
        .with("files", files)
        .with("removed", imported.removed().stream().map(Path::toString).toList())
        .with("unmodelled", imported.unmodelled().stream().map(Object::toString).toList());
  }
}
