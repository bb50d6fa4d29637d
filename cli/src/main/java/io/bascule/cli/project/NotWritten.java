package io.bascule.cli.project;

import io.bascule.revision.HistoryEntry;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said where a revision or a model is not written. */
final class NotWritten {
  private NotWritten() {}

  static ProjectException notAtHead(Collection<String> current, Collection<String> heads) {
    return ProjectException.failed(
        "not-at-head",
        """
        Cannot write a revision: the database is not at the head of the history.

          database  %s
          head      %s
          try       bascule upgrade%s"""
            .formatted(
                current.isEmpty() ? "(base)" : String.join(", ", current),
                String.join(", ", heads),
                heads.size() > 1 ? " heads" : ""),
        null);
  }

  static ProjectException notAHead(String id, List<String> heads) {
    return ProjectException.failed(
        "not-a-head",
        """
        Cannot write a revision after %s: others come after it already.

          heads   %s
          try     --splice   to begin a branch there"""
            .formatted(id, String.join(", ", heads)),
        null);
  }

  /**
   * A revision of the model's changes leads from all heads, and so it can stand at none but one.
   */
  static ProjectException aside(String id) {
    return ProjectException.failed(
        "changes-aside",
        """
        Cannot write the model's changes after %s: they lead from the heads of the history.

          try     --blank   to write the changes by hand"""
            .formatted(id),
        null);
  }

  static ProjectException notALabel(String label) {
    return ProjectException.wrongUse(
        "bad-branch-label",
        """
        Cannot write a revision: "%s" cannot be the label of a branch.

          labels  letters, digits, _ and . make one; head, heads, base and current are taken
          try     another word, such as the name of a part of the project"""
            .formatted(label));
  }

  /** A second branch of that label, or one that is called as a revision is. */
  static ProjectException labelTaken(String label, HistoryEntry owner) {
    return ProjectException.failed(
        "duplicate-branch-label",
        """
        Cannot write a revision: "%s" names another one already.

          revision  %s  %s  %s
          try       another label"""
            .formatted(label, owner.id(), owner.header().message(), owner.header().origin()),
        null);
  }

  static ProjectException notRead(Path folder, List<Path> folders) {
    return ProjectException.failed(
        "folder-not-read",
        """
        Cannot write a revision into %s: no revisions are read from there.

          read from  %s
          try        revisions=…,%s in bascule.properties"""
            .formatted(
                folder,
                String.join(", ", folders.stream().map(Path::toString).toList()),
                folder.getFileName()),
        null);
  }

  static ProjectException begun(List<String> heads) {
    return ProjectException.failed(
        "project-begun",
        """
        Cannot take over the database: the project has revisions already.

          heads   %s
          try     bascule stamp head      # if the database has what they make
          or      bascule revision        # to write what the model says besides\
        """
            .formatted(String.join(", ", heads)),
        null);
  }

  static ProjectException alreadyOfAHistory(List<String> current) {
    return ProjectException.failed(
        "ledger-of-another",
        """
        Cannot take over the database: its ledger tells of revisions that this project does not have.

          ledger  %s
          try     bascule verify                # to see what it knows
          or      bascule stamp --purge base    # to forget them, and then again\
        """
            .formatted(String.join(", ", current)),
        null);
  }

  static ProjectException nothingThere(String url) {
    return ProjectException.failed(
        "empty-database",
        """
        Cannot take over the database: there is nothing in it.

          database  %s
          try       bascule revision -m "first tables"   which writes what the model says\
        """
            .formatted(url),
        null);
  }

  static ProjectException otherModel(List<String> differences) {
    return ProjectException.failed(
        "model-says-otherwise",
        """
        Cannot take over the database: the project has a model, and it says something else.

          To be as the model says, the database must
        %s
          try     bascule import --force   # to write the model from the database
          or      change the model until `bascule diff` finds nothing\
        """
            .formatted(
                ProjectException.indented(ProjectException.indented(differences).lines().toList())),
        null);
  }

  static ProjectException noRevisionAt(String target) {
    return ProjectException.failed(
        "no-revision-there",
        """
        Cannot find a revision at %s: none stands there.

          try     bascule history"""
            .formatted(target),
        null);
  }

  static ProjectException drifted(List<String> differences) {
    return ProjectException.failed(
        "drift",
        """
        Cannot write a revision: the database has drifted from the history.

          Somebody did this to it, and no revision did:
        %s

          try     bascule diff --to revision:head   # to see what would take it back\
        """
            .formatted(
                ProjectException.indented(ProjectException.indented(differences).lines().toList())),
        null);
  }

  static ProjectException rehearsalFailed(String step, String reason, @Nullable Throwable cause) {
    return ProjectException.failed(
        "rehearsal-failed",
        """
        Cannot keep the revision: its rehearsal failed %s.

          reason  %s
          note    nothing was written, and the database was not touched
          try     change the model, or --no-rehearsal   to keep the file and mend it by hand\
        """
            .formatted(step, reason.replace("\n", "\n          ")),
        cause);
  }

  static ProjectException mergeFailed(String step, String reason, @Nullable Throwable cause) {
    return ProjectException.failed(
        "merge-rehearsal-failed",
        """
        Cannot merge: the rehearsal of both orders failed %s.

          reason  %s
          note    nothing was written, and the database was not touched
          try     correct one of the branches, or --no-rehearsal   to join them unproved\
        """
            .formatted(step, reason.replace("\n", "\n          ")),
        cause);
  }

  static ProjectException ordersDiffer(List<String> changes) {
    return ProjectException.failed(
        "merge-orders-differ",
        """
        Cannot merge: the order in which the branches are run decides what comes out.

          from one to the other  %s
          note                   nothing was written, and the database was not touched
          try                    put one branch behind the other, and correct it there\
        """
            .formatted(String.join("\n                         ", changes)),
        null);
  }

  static ProjectException noRehearsal(String reason, Throwable cause) {
    return ProjectException.failed(
        "no-rehearsal",
        """
        Cannot rehearse the revision: %s.

          try     --no-rehearsal   to write it unproved\
        """
            .formatted(reason),
        cause);
  }

  static ProjectException strict(List<String> unmodelled) {
    return ProjectException.failed(
        "strict",
        """
        Cannot go on under --strict: the database has what the model cannot say.

        %s

          try     without --strict\
        """
            .formatted(ProjectException.indented(unmodelled)),
        null);
  }
}
