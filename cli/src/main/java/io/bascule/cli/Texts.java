package io.bascule.cli;

import io.bascule.cli.project.Finding;
import io.bascule.cli.project.Settings;
import io.bascule.dialect.Unmodelled;
import io.bascule.revision.History;
import io.bascule.revision.Place;
import io.bascule.revision.RevisionHeader;
import io.bascule.runner.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words that several commands say. */
final class Texts {
  private Texts() {}

  /** All that is said of what is not in order. */
  static String of(Finding finding) {
    return MoreLine.under(finding.text(), List.of(finding.code()));
  }

  /** The same for programs. */
  static Map<String, @Nullable Object> facts(Finding finding) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("code", finding.code());
    facts.put("text", finding.text());
    return facts;
  }

  /** What the model cannot say, one line each under a heading; nothing if there is nothing. */
  static List<String> unmodelled(List<Unmodelled> objects) {
    var lines = new ArrayList<String>();
    if (!objects.isEmpty()) {
      lines.add("Not modelled, and left alone:");
      objects.forEach(object -> lines.add("  " + object));
    }
    return lines;
  }

  /** So many things: {@code 1 revision}, {@code 2 revisions}. */
  static String count(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }

  /** One line on a revision and its way. */
  static String line(Step step) {
    return (way(step) + "  " + step.entry().header().message()).stripTrailing();
  }

  /** The way and the revision. */
  static String way(Step step) {
    String sign =
        switch (step.direction()) {
          case UP -> "up  ";
          case DOWN -> "down";
        };
    return sign + "  " + step.id();
  }

  /** One line on a revision. */
  static String line(RevisionHeader header) {
    Place place = header.place();
    String after = place.after().isEmpty() ? "(base)" : String.join(", ", place.after());
    String needs =
        place.dependsOn().isEmpty() ? "" : ", needs " + String.join(", ", place.dependsOn());
    String labels = place.labels().isEmpty() ? "" : " (" + String.join(", ", place.labels()) + ")";
    List<String> ids = place.replaces();
    String replaces =
        ids.isEmpty()
            ? ""
            : ids.size() <= 3
                ? ", replaces " + String.join(", ", ids)
                : ", replaces %s to %s (%d)"
                    .formatted(ids.get(0), ids.get(ids.size() - 1), ids.size());
    return "%s%s  %s  after %s%s%s"
        .formatted(header.id(), labels, header.message(), after, needs, replaces);
  }

  static Map<String, @Nullable Object> facts(RevisionHeader header) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("id", header.id());
    facts.put("after", header.after());
    facts.put("dependsOn", header.place().dependsOn());
    facts.put("labels", header.place().labels());
    facts.put("replaces", header.place().replaces());
    facts.put("message", header.message());
    facts.put("created", header.created());
    facts.put("origin", header.origin());
    return facts;
  }

  /**
   * That there are none yet; or that this is no project, which somebody may have thought it was.
   */
  static String noRevisions(Path folder) {
    return Files.exists(folder.resolve(Settings.FILE))
        ? "There are no revisions yet: bascule revision -m \"first tables\" writes one."
        : "There are no revisions, and no %s in %s: bascule init begins a project there."
            .formatted(Settings.FILE, folder.toAbsolutePath().normalize());
  }

  /** Why a run does nothing. */
  static String nothingToDo(History history, Path folder) {
    return history.isEmpty()
        ? "Nothing to do. " + noRevisions(folder)
        : "Nothing to do: the database is there already.";
  }
}
