package io.bascule.differ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bascule.dialect.Dialect.ColumnOrder;
import io.bascule.operation.Operation;
import io.bascule.schema.Column;
import io.bascule.schema.Notes;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Schema BEFORE = schema("orders", Column.of("status", Type.named("text")));

  /** Another type, so that the two columns are not alike and nobody asks. */
  private static final Schema AFTER =
      schema("orders", Column.of("state", Type.named("varchar(10)")));

  /** What is to replace a column stands beside it. */
  private static final Schema BOTH =
      Schema.ofTables(
          List.of(BEFORE.tables().list().get(0).with(Column.of("status_new", Type.named("text")))));

  private static Schema schema(String table, Column column) {
    return Schema.ofTables(
        List.of(
            Table.of(QualifiedName.of("", table))
                .with(Column.of("id", Type.named("integer")))
                .with(column)));
  }

  private static List<String> words(Difference difference) {
    return difference.operations().list().stream().map(Operation::describe).toList();
  }

  private static Difference diff(Schema after, Map<String, String> renamed, Set<String> dropped) {
    return diff(BEFORE, after, renamed, dropped);
  }

  private static Difference diff(
      Schema before, Schema after, Map<String, String> renamed, Set<String> dropped) {
    return Differ.portable(ColumnOrder.FIXED)
        .diff(
            Side.asRead(before),
            Side.asRead(after),
            new Answers(renamed, dropped, Answers.Others.ASK));
  }

  private static void assertRefused(
      String message, Schema after, Map<String, String> renamed, Set<String> dropped) {
    var refusal = assertThrows(DifferException.class, () -> diff(after, renamed, dropped));
    assertEquals(message, refusal.getMessage().lines().findFirst().orElseThrow());
  }

  @Test
  void aColumnIsRenamedThoughItsTypeChangesToo() {
    List<String> changes =
        diff(AFTER, Map.of("orders.status", "state"), Set.of()).operations().list().stream()
            .map(Object::toString)
            .toList();
    assertEquals(2, changes.size(), changes.toString());
  }

  @Test
  void anAnswerAboutTheColumnOfARenamedTableFits() {
    diff(
        schema("purchases", Column.of("state", Type.named("text"))),
        Map.of("orders", "purchases", "orders.status", "state"),
        Set.of());
    diff(
        schema("purchases", Column.of("state", Type.named("text"))),
        Map.of("orders", "purchases", "purchases.status", "state"),
        Set.of());
  }

  @Test
  void theNewNameOfAColumnMayComeWithItsTable() {
    assertEquals(
        diff(AFTER, Map.of("orders.status", "state"), Set.of()).operations(),
        diff(AFTER, Map.of("orders.status", "orders.state"), Set.of()).operations());
  }

  @Test
  void whatHasTheNameAlreadyIsReplacedWhereAnAnswerSaysSo() {
    Map<String, String> answer = Map.of("orders.status_new", "status");
    assertEquals(
        List.of(
            "rename column orders.status to former_status",
            "rename column orders.status_new to status",
            "drop column orders.former_status"),
        words(diff(BOTH, BEFORE, answer, Set.of())));
    Schema tables =
        Schema.ofTables(
            List.of(
                BEFORE.tables().list().get(0),
                schema("orders_new", Column.of("state", Type.named("text")))
                    .tables()
                    .list()
                    .get(0)));
    Schema goal = schema("orders", Column.of("state", Type.named("text")));
    assertEquals(
        List.of(
            "rename table orders to former_orders",
            "rename table orders_new to orders",
            "drop table former_orders"),
        words(diff(tables, goal, Map.of("orders_new", "orders"), Set.of())));
  }

  /** A note may be an old one, of a rename that was done long ago. */
  @Test
  void whatADeclarationSaysOfANameThatIsThereAlreadyIsAQuestion() {
    Schema noted =
        BEFORE.withNotes(
            Notes.NONE.renamed(QualifiedName.of("", "orders"), "status_new", "status"));
    Difference open = diff(BOTH, noted, Map.of(), Set.of());
    assertEquals(
        List.of("orders.status_new"), open.questions().stream().map(RenameQuestion::key).toList());
    assertEquals(
        List.of("drop column orders.status_new"),
        words(diff(BOTH, noted, Map.of(), Set.of("orders.status_new"))));
    assertEquals(
        3, words(diff(BOTH, noted, Map.of("orders.status_new", "status"), Set.of())).size());
  }

  @Test
  void anAnswerMayBeGivenAgain() {
    assertEquals(
        List.of(), diff(BEFORE, Map.of("orders.state", "status"), Set.of()).operations().list());
    assertEquals(List.of(), diff(BEFORE, Map.of("shop", "orders"), Set.of()).operations().list());
  }

  @Test
  void aMistypedNameIsRefused() {
    assertRefused(
        "Cannot take orders.staus as renamed: there is no table or column of that name.",
        AFTER,
        Map.of("orders.staus", "state"),
        Set.of());
    assertRefused(
        "Cannot take order.status as renamed: there is no table or column of that name.",
        AFTER,
        Map.of("order.status", "state"),
        Set.of());
    assertRefused(
        "Cannot take orders.status as renamed: the model has no new stat that it could be.",
        AFTER,
        Map.of("orders.status", "stat"),
        Set.of());
    assertRefused(
        "Cannot take ordres as dropped: there is no table or column of that name.",
        AFTER,
        Map.of(),
        Set.of("ordres"));
  }

  @Test
  void whatIsGoneMayBeCalledDropped() {
    diff(AFTER, Map.of(), Set.of("orders.status"));
    diff(Schema.ofTables(List.of()), Map.of(), Set.of("orders"));
  }
}
