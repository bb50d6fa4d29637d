package io.bascule.cli.project;

import io.bascule.generator.RevisionFile;
import io.bascule.revision.Changes;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.revision.Refusal;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file HEADS in each folder of revisions: it names the heads whose files stand there, so that
 * two branches that both add a revision change one line of it, and git reports the conflict.
 * Nothing else reads it.
 *
 * <p>Between two heads stands an empty line: git takes changes of adjacent lines for a conflict,
 * and branches that are meant to be apart must not get one.
 */
public final class HeadsFile {
  /** Its name. */
  static final String NAME = "HEADS";

  /** The setting that does without it. */
  static final String SETTING = "heads.file";

  private static final String INTRODUCTION =
      """
      # The heads of this history: a conflict in git here means that two branches added a revision.
      # Then: bascule merge. Written by bascule, with each revision; heads --write writes it anew.
      """;

  private static final Comparator<List<String>> BY_LABEL_AND_ID =
      Comparator.comparing((List<String> line) -> line.get(0)).thenComparing(line -> line.get(1));

  private final Workspace workspace;

  HeadsFile(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A revision that does nothing: a history's shape needs no more. */
  private static final class Unread implements Revision {
    @Override
    public void upgrade(Changes changes) {}

    @Override
    public void downgrade(Changes changes) {}
  }

  /**
   * Writes the files anew, where they are wanted.
   *
   * @return those that were written
   */
  public List<Path> write() {
    var written = new ArrayList<Path>();
    Map<Path, String> wanted = wanted();
    wanted.forEach(
        (file, text) -> {
          if (!isCurrent(file, text)) {
            TextFile.write(file, text);
            written.add(file);
          }
        });
    removeWhereNothingIsLeft();
    return written;
  }

  /** A first revision that was taken back leaves none behind. */
  private void removeWhereNothingIsLeft() {
    if (workspace.hasSources()) {
      for (Path folder : workspace.revisionFolders()) {
        Path file = folder.resolve(NAME);
        boolean empty = workspace.files().stream().noneMatch(own -> own.path().startsWith(folder));
        if (empty && Files.exists(file) && TextFile.read(file).startsWith(INTRODUCTION)) {
          TextFile.delete(file);
        }
      }
    }
  }

  /**
   * What is not as the revisions say, with what mends it. A file that was never written is fine.
   */
  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    wanted()
        .forEach(
            (file, text) -> {
              if (Files.exists(file) && !isCurrent(file, text)) {
                findings.add(finding(file, text));
              }
            });
    return findings;
  }

  private Finding finding(Path file, String text) {
    Path shown =
        file.startsWith(workspace.settings().folder())
            ? workspace.settings().folder().relativize(file)
            : file;
    String found = TextFile.read(file);
    boolean open = found.lines().anyMatch(line -> line.startsWith("<<<<<<<"));
    Refusal refusal =
        Refusal.of(
                "stale-heads-file",
                open
                    ? "The file %s has a conflict of git.".formatted(shown)
                    : "The file %s is not as the revisions say.".formatted(shown))
            .facts(open ? "heads" : "must be", told(text).stream().map(List::of).toList())
            .tryThis(told(text).size() > 1 && open ? "bascule merge" : "bascule heads --write");
    return Finding.of(refusal);
  }

  private static boolean isCurrent(Path file, String text) {
    return Files.exists(file) && told(TextFile.read(file)).equals(told(text));
  }

  /** Without comments and empty lines, which people may have changed. */
  private static List<String> told(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** What each file should say; none where the files are not wanted or the history is broken. */
  private Map<Path, String> wanted() {
    var wanted = new TreeMap<Path, String>();
    if (!workspace.settings().valueOf(SETTING, "true").equalsIgnoreCase("false")
        && workspace.hasSources()) {
      history().ifPresent(history -> fill(wanted, history));
    }
    return wanted;
  }

  private void fill(Map<Path, String> wanted, History history) {
    for (Path folder : workspace.revisionFolders()) {
      List<RevisionFile> own =
          workspace.files().stream().filter(file -> file.path().startsWith(folder)).toList();
      if (!own.isEmpty()) {
        List<String> ids = own.stream().map(RevisionFile::id).toList();
        wanted.put(folder.resolve(NAME), text(history, ids));
      }
    }
  }

  private static String text(History history, List<String> ids) {
    var text = new StringBuilder(INTRODUCTION);
    history.heads().stream()
        .filter(head -> ids.contains(head.id()))
        .map(head -> line(history, head))
        .sorted(BY_LABEL_AND_ID)
        .forEach(line -> text.append('\n').append(line.get(1)).append('\n'));
    return text.toString();
  }

  private static List<String> line(History history, HistoryEntry head) {
    String message = head.header().message().replaceAll("\\s+", " ").strip();
    return List.of(String.join(" ", history.labelsOf(head)), (head.id() + "  " + message).strip());
  }

  private Optional<History> history() {
    try {
      return Optional.of(History.of(workspace.files().stream().map(HeadsFile::entry).toList()));
    } catch (HistoryException broken) {
      return Optional.empty();
    }
  }

  private static HistoryEntry entry(RevisionFile file) {
    var header =
        new RevisionHeader(
            file.id(), file.place(), file.message(), file.created(), Fingerprint.UNKNOWN, "");
    return new HistoryEntry(header, new Unread());
  }
}
