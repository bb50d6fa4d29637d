package io.bascule.cli;

import io.bascule.cli.project.BaselineRequest;
import io.bascule.cli.project.Baselined;
import io.bascule.cli.project.RevisionRequest.Rehearsing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes over a database that was there before its history. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description = {
      "Takes over a live database: writes its model and a first revision,",
      "and tells the ledger that the database has it."
    })
final class BaselineCommand extends ProjectCommand {
  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "One line for the first revision (${DEFAULT-VALUE}).")
  private String message = "baseline";

  @Option(names = "--package", paramLabel = "NAME", description = "The package of the model (db).")
  private String packageName = "db";

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "The simple name of the model's class (AppSchema).")
  private String className = "AppSchema";

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "The folder of sources to write into (the first of --sources).")
  private @Nullable Path into;

  @Option(names = "--no-rehearsal", description = "Keep the revision without proving it.")
  private boolean noRehearsal;

  @Option(names = "--strict", description = "Refuse what the model cannot say.")
  private boolean strict;

  @Option(
      names = "--lock-timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for other runs (${DEFAULT-VALUE}).")
  private long lockTimeout = 30;

  @Override
  Answer answer() {
    Baselined done =
        options
            .project()
            .baseline(
                new BaselineRequest(
                    message,
                    into,
                    packageName,
                    className,
                    noRehearsal ? Rehearsing.SKIP : Rehearsing.REHEARSE,
                    Texts.strictness(strict),
                    Duration.ofSeconds(lockTimeout)));
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
