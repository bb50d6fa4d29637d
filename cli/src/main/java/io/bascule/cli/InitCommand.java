package io.bascule.cli;

import io.bascule.cli.project.NewProject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lays out a project. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Writes bascule.properties, a first model and a folder for revisions.")
final class InitCommand extends ProjectCommand {
  @Option(
      names = "--package",
      paramLabel = "NAME",
      description = "The package of model and revisions (${DEFAULT-VALUE}).")
  private String packageName = "db";

  @Override
  Answer answer() {
    List<Path> written =
        NewProject.in(options.folder(), packageName, options.told("url", "jdbc:sqlite:app.db"));
    String files =
        written.stream()
            .map(file -> "  " + file)
            .collect(Collectors.joining(System.lineSeparator()));
    return Answer.of(
            """
            Wrote
            %s

            Next: declare tables in the model, then
              bascule revision -m "first tables"
              bascule upgrade"""
                .formatted(files))
        .with("written", written.stream().map(Path::toString).toList());
  }
}
