package io.bascule.cli;

import io.bascule.cli.project.SquashRequest;
import io.bascule.cli.project.SquashRequest.Replaced;
import io.bascule.cli.project.Squashed;
import io.bascule.cli.project.Summary;
import io.bascule.revision.Range;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one revision of several. */
@Command(
    name = "squash",
    mixinStandardHelpOptions = true,
    description = {
      "Writes one revision that stands for several, and rehearses that both ways lead to the same.",
      "Databases that have all of them have it; those that have some go on by the former files."
    })
final class SquashCommand extends ProjectCommand {
  @Parameters(
      paramLabel = "A:B",
      description = "The first and the last of them: a:b, :head, label@base:label@head.")
  private String range = "";

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "One line on what they do together.")
  private String message = "";

  @Option(
      names = "--elide",
      paramLabel = "REVISION",
      split = ",",
      description =
          "Leave out the data steps of a revision, which no new database needs; repeatable. Those in"
              + " changes.elidable(…) are left out anyway.")
  private List<String> elided = new ArrayList<>();

  @Option(
      names = "--remove",
      description = "Delete the former files: no database has some of them and not all.")
  private boolean remove;

  @Mixin private RehearsalOption rehearsal;

  @Override
  boolean takesSigns() {
    return true;
  }

  /** A range may begin with steps back: {@code -3:head}. */
  private String told() {
    return range.matches("-[0-9]+:.*") ? range : noOption(range);
  }

  @Override
  Answer answer() {
    var request =
        new SquashRequest(
            Range.parse(told()),
            message,
            new LinkedHashSet<>(elided),
            rehearsal.rehearsing(),
            remove ? Replaced.REMOVE : Replaced.KEEP);
    return answer(options.project().rewriting().squash(request));
  }

  private static Answer answer(Squashed squashed) {
    var lines = new ArrayList<String>();
    lines.add("Wrote " + squashed.file());
    lines.add(
        "It stands for %s: %d changes for %d."
            .formatted(
                String.join(", ", squashed.replaces()),
                squashed.upgrade().list().size(),
                squashed.before()));
    Summary.lines(squashed.upgrade()).forEach(line -> lines.add("  " + line));
    if (!squashed.elided().isEmpty()) {
      lines.add("Left out:");
      squashed.elided().forEach(step -> lines.add("  " + step));
    }
    if (squashed.removed().isEmpty()) {
      lines.add("The former files stay, for databases that have some of them.");
    } else {
      squashed.removed().forEach(file -> lines.add("Deleted " + file));
    }
    return Answer.of(String.join(System.lineSeparator(), lines))
        .with("revision", squashed.id())
        .with("file", squashed.file().toString())
        .with("replaces", squashed.replaces())
        .with("changesBefore", squashed.before())
        .with("operations", Summary.facts(squashed.upgrade()))
        .with("elided", squashed.elided())
        .with("removed", squashed.removed().stream().map(Object::toString).toList());
  }
}
