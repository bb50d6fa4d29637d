package io.bascule.revision;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Short words for histories in tests: {@code history("a", "b<a", "c<a", "m<b,c")}. Behind an
 * exclamation mark stands what a revision depends on, behind a number sign its label: {@code
 * "c<a!x#shop"}; behind an equals sign what it replaces.
 */
final class Entries {
  private Entries() {}

  static History history(String... sentences) {
    return History.of(Stream.of(sentences).map(Entries::entry).toList());
  }

  static HistoryEntry entry(String sentence) {
    return entry(sentence, changes -> {}, changes -> {});
  }

  static HistoryEntry entry(String sentence, Consumer<Changes> up, Consumer<Changes> down) {
    String id = sentence.split("[<!#=]", 2)[0];
    var place =
        new Place(words(sentence, '<'), words(sentence, '!'), words(sentence, '#'))
            .withReplaces(words(sentence, '='));
    var header =
        RevisionHeader.of(id)
            .withPlace(place)
            .withMessage("what " + id + " does")
            .withOrigin("V_" + id + ".java");
    return new HistoryEntry(header, revision(up, down));
  }

  private static List<String> words(String sentence, char mark) {
    int start = sentence.indexOf(mark);
    return start < 0
        ? List.of()
        : List.of(sentence.substring(start + 1).split("[<!#=]", 2)[0].split(",", 0));
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
