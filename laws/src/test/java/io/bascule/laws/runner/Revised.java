package io.bascule.laws.runner;

import io.bascule.revision.Changes;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import java.util.List;
import java.util.function.Consumer;

/** Revisions that are said in a line, for tests. */
final class Revised {
  private Revised() {}

  /** A revision with a header such as {@code "b<a"}: b comes after a. */
  static HistoryEntry entry(String sentence, Consumer<Changes> up, Consumer<Changes> down) {
    String[] parts = sentence.split("<", 2);
    String[] after = parts.length == 1 ? new String[0] : parts[1].split(",", 0);
    var revision =
        new Revision() {
          @Override
          public void upgrade(Changes changes) {
            up.accept(changes);
          }

          @Override
          public void downgrade(Changes changes) {
            down.accept(changes);
          }
        };
    var header =
        RevisionHeader.of(parts[0], after)
            .withMessage("what " + parts[0] + " does")
            .withOrigin("V_" + parts[0] + ".java")
            .withFingerprint(Fingerprint.of(revision));
    return new HistoryEntry(header, revision);
  }

  static History history(HistoryEntry... entries) {
    return History.of(List.of(entries));
  }
}
