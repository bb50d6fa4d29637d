package io.bascule.cli;

import io.bascule.cli.project.ProjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the manual pages. */
@Command(
    name = "man",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the manual pages: bascule.1 and one for each command.",
      "The distribution has them in share/man; others put them where man looks for pages."
    })
final class ManCommand extends PlainCommand {
  @Parameters(
      paramLabel = "FOLDER",
      description = "Where they go, such as ~/.local/share/man/man1.")
  private Path folder = Path.of("");

  @Override
  Answer answer() {
    Map<String, String> pages = ManPage.all(spec.root().commandLine());
    pages.forEach((name, text) -> write(folder.resolve(name), text));
    List<String> names = List.copyOf(pages.keySet());
    return Answer.of("Wrote %s into %s.".formatted(Texts.count(names.size(), "page"), folder))
        .with("folder", folder.toString())
        .with("files", names);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw ProjectException.unwritable(file, failure);
    }
  }
}
