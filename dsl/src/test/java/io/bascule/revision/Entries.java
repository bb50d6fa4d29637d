package io.bascule.revision;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Short words for histories in tests: {@code history("a", "b<a", "c<a", "m<b,c")}. */
final class Entries {
  private Entries() {}

  static History history(String... sentences) {
    return History.of(Stream.of(sentences).map(Entries::entry).toList());
  }

  static HistoryEntry entry(String sentence) {
    return entry(sentence, changes -> {}, changes -> {});
  }

  static HistoryEntry entry(String sentence, Consumer<Changes> up, Consumer<Changes> down) {
    String[] parts = sentence.split("<", 2);
    String[] after = parts.length == 1 ? new String[0] : parts[1].split(",", 0);
    var header =
        RevisionHeader.of(parts[0], after)
            .withMessage("what " + parts[0] + " does")
            .withOrigin("V_" + parts[0] + ".java");
    return new HistoryEntry(header, revision(up, down));
  }

  static Revision revision(Consumer<Changes> up, Consumer<Changes> down) {
    return new Revision() {
      @Override
      public void upgrade(Changes changes) {
        up.accept(changes);
      }

      @Override
      public void downgrade(Changes changes) {
        down.accept(changes);
      }
    };
  }

  static String ids(List<HistoryEntry> entries) {
    return String.join(" ", entries.stream().map(HistoryEntry::id).toList());
  }

  static Set<String> set(String ids) {
    return ids.isEmpty() ? Set.of() : new TreeSet<>(List.of(ids.split(" ", 0)));
  }
}
