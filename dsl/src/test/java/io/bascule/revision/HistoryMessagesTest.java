package io.bascule.revision;

import static io.bascule.revision.Entries.entry;
import static io.bascule.revision.Entries.history;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.name;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.text;
import static io.bascule.schema.Declare.varchar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every message of the history, in one file to be read: {@code history-messages.txt}. */
class HistoryMessagesTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/bascule/revision/history-messages.txt");

  private static final History LABELS = history("a", "b<a#shop", "c<a#users");

  private final Map<String, String> messages = new LinkedHashMap<>();

  @Test
  void they_speak_with_one_voice() throws IOException {
    collect();
    String all =
        messages.entrySet().stream()
            .map(message -> "== " + message.getKey() + "\n" + message.getValue() + "\n")
            .collect(Collectors.joining("\n"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, all);
    }
    assertEquals(Files.readString(GOLDEN), all);
  }

  private void collect() {
    History fork = fork();
    History line = history("a1", "b1<a1", "b2<b1");
    message("two heads", () -> fork.path(Direction.UP, Set.of(), Target.HEAD));
    message(
        "three heads",
        () ->
            history("a", "b<a", "c<a", "d<a").path(Direction.UP, Set.of("a"), Target.parse("+1")));
    message("two at once", () -> fork.path(Direction.DOWN, ids(fork), Target.parse("-1")));
    History merged = history("a", "b<a", "c<a", "m<b,c", "z<m");
    message(
        "two at once, further back",
        () -> merged.path(Direction.DOWN, ids(merged), Target.parse("-3")));
    message("circle", () -> history("a", "b<a,d", "c<b", "d<c"));
    message("comes after itself", () -> history("a<a"));
    message("unknown parent", () -> history("a", "b<x"));
    message(
        "duplicate",
        () ->
            History.of(
                List.of(
                    entry("a"),
                    new HistoryEntry(
                        entry("a").header().withOrigin("V_copy.java"), entry("a").revision()))));
    message("replaced twice", () -> history("a", "b<a", "s=a,b", "t=b"));
    message("replaces itself", () -> history("a", "s=a,s"));
    message("inside squashed", () -> history("a", "b<a", "x<a", "s=a,b"));
    message("squashed away", () -> history("a", "b<a", "s=a,b").resolve("a"));
    message("half squashed", () -> history("s=a,b").seenFrom(Set.of("a")));
    message("not an id", () -> history("a-b"));
    message("no header", () -> History.of(entry("a").revision()));
    message(
        "throwing",
        () ->
            entry(
                    "a",
                    c -> {
                      throw new IllegalStateException("no such file");
                    },
                    c -> {})
                .upgrade());
    message("unknown", () -> line.resolve("77"));
    message("ambiguous", () -> line.resolve("b"));
    message("no target", () -> Target.parse("b1:b2"));
    message("no range", () -> Range.parse("b1"));
    message("range of no line", () -> fork.between(Range.parse("3f:7b"), Set.of()));
    message("unknown dependency", () -> history("a", "b<a!x"));
    message("circle over a dependency", () -> history("a", "b<a!c", "c<b"));
    message("no label", () -> history("a#my-branch"));
    message("one label twice", () -> history("a", "b<a#shop", "c<a#shop"));
    message("a label that is an id", () -> history("a", "b<a#a"));
    message("unknown branch", () -> LABELS.branch("stock"));
    message(
        "two heads of a branch",
        () -> history("a#shop", "b<a", "c<a").path(Direction.UP, Set.of(), shop("head")));
    message("not on the branch", () -> LABELS.at(shop("c"), Set.of()));
    message("several ways", () -> fork.at(Target.parse("91d0c7aa+1"), Set.of()));
    message("walked too far", () -> line.at(Target.parse("b1+2"), Set.of()));
    message("walked too far back", () -> line.at(Target.parse("b1-3"), Set.of()));
    message("too far on a branch", () -> LABELS.path(Direction.UP, Set.of("a"), shop("+2")));
    message(
        "irreversible",
        () ->
            History.of(
                    List.of(
                        entry("a"),
                        entry("b<a", c -> {}, c -> c.irreversible("the old mails are gone")),
                        entry("c<b")))
                .path(Direction.DOWN, Set.of("a", "b", "c"), Target.BASE));
    message("wrong way up", () -> line.path(Direction.UP, Set.of("a1"), Target.BASE));
    message("wrong way down", () -> line.path(Direction.DOWN, Set.of("a1"), Target.parse("+2")));
    message("too far up", () -> line.path(Direction.UP, Set.of("a1"), Target.parse("+3")));
    message("too far down", () -> line.path(Direction.DOWN, Set.of("a1"), Target.parse("-2")));
    message("nothing pending", () -> line.path(Direction.UP, ids(line), Target.parse("+1")));
    message("not applied", () -> line.path(Direction.DOWN, Set.of("a1"), new Target.Named("b2")));
    message(
        "not foldable",
        () -> History.of(List.of(entry("a", c -> c.renameTable("t", "u"), c -> {}))).schemaAt("a"));
    message("nothing to merge", () -> Merge.of(line, line.heads()));
    message("no heads to merge", () -> Merge.of(History.EMPTY, List.of()));
    message("merged already", () -> Merge.of(line, line.entries().subList(0, 2)));
    message("branches in conflict", () -> merge("ALTER TABLE notes").orRefuse());
    message("branches in doubt", () -> merge("UPDATE notes SET title = 'a'").orDoubt());
  }

  /** Both branches add a column, and one runs SQL. */
  private static Merge merge(String sql) {
    boolean same = !sql.startsWith("UPDATE");
    History history =
        History.of(
            List.of(
                entry("a", c -> c.createTable(table(name("notes"))), c -> {}),
                entry("b<a", c -> c.table("notes").add(column("title", text())), c -> {}),
                entry(
                    "c<a",
                    c -> {
                      c.sql(sql);
                      c.table("notes").add(column(same ? "title" : "body", varchar(80)));
                    },
                    c -> {})));
    return Merge.of(history, history.heads());
  }

  private static History fork() {
    var orders = entry("3f2a9c1b<91d0c7aa");
    var users = entry("7be11042<91d0c7aa");
    return History.of(
        List.of(
            entry("91d0c7aa"),
            new HistoryEntry(
                orders
                    .header()
                    .withMessage("orders get a state")
                    .withOrigin("V20261120_0843_orders_get_a_state.java"),
                orders.revision()),
            new HistoryEntry(
                users
                    .header()
                    .withMessage("users get a nickname")
                    .withOrigin("V20261119_1702_users_get_a_nickname.java"),
                users.revision())));
  }

  private static Target shop(String place) {
    return Target.parse("shop@" + place);
  }

  private static Set<String> ids(History history) {
    return Set.copyOf(history.entries().stream().map(HistoryEntry::id).toList());
  }

  private void message(String name, Runnable action) {
    messages.put(name, assertThrows(HistoryException.class, action::run).getMessage());
  }
}
