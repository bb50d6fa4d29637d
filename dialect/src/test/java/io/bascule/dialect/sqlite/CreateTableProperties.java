package io.bascule.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Kind;
import io.bascule.dialect.sqlite.CreateTable.Rule;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the slicer finds in a text is what SQLite finds in it. */
class CreateTableProperties {
  @Property
  void findsWhatSqliteFinds(@ForAll long seed) {
    String sql = new RandomDdl(seed).next();
    try (var database = new InMemory()) {
      database.run("create table p(id integer primary key)");
      boolean accepted = database.accepts(sql);
      if (!accepted) {
        return;
      }
      String stored = database.rows("select sql from sqlite_schema where name='t'").get(0);
      var table = CreateTable.of(stored);
      assertEquals("t", table.name());
      assertEquals(pragmaColumns(database), columns(table), stored);
      assertEquals(
          database.rows("select distinct id from pragma_foreign_key_list('t')").size(),
          table.allRules().stream().filter(rule -> rule.kind() == Kind.FOREIGN_KEY).count(),
          stored);
      assertEquals(
          database.rows("select wr,strict from pragma_table_list where name='t'"),
          List.of((table.isWithoutRowid() ? 1 : 0) + "|" + (table.isStrict() ? 1 : 0)),
          stored);
      assertEquals(stored, table.edit().sql());
      for (Rule rule : table.allRules()) {
        cutOut(database, table, rule);
      }
      editColumns(database, table);
    }
  }

  private static List<String> pragmaColumns(InMemory database) {
    return database.rows(
        "select x.name, \"notnull\" or (pk and (wr or strict)), hidden, dflt_value is not null"
            + " from pragma_table_xinfo('t') x join pragma_table_list l on l.name='t'");
  }

  private static List<String> columns(CreateTable table) {
    return table.columns().stream()
        .map(
            column -> {
              boolean key =
                  (table.isStrict() || table.isWithoutRowid())
                      && (column.last(Kind.PRIMARY_KEY).isPresent() || inKey(table, column));
              return column.name()
                  + (key || column.last(Kind.NOT_NULL).isPresent() ? "|1" : "|0")
                  + column
                      .last(Kind.GENERATED)
                      .map(rule -> rule.tokens().get(rule.tokens().size() - 1).is("STORED"))
                      .map(is -> is ? "|3" : "|2")
                      .orElse("|0")
                  + (column.last(Kind.DEFAULT).isPresent() ? "|1" : "|0");
            })
        .collect(Collectors.toList());
  }

  private static boolean inKey(CreateTable table, ColumnText column) {
    return table.rules().stream()
        .filter(rule -> rule.kind() == Kind.PRIMARY_KEY)
        .flatMap(rule -> rule.tokens().stream())
        .anyMatch(token -> SqliteNames.same(token.unquoted(), column.name()));
  }

  /** Whatever goes, what is left is as before; it may lack what something else needs. */
  private static void cutOut(InMemory database, CreateTable table, Rule rule) {
    CreateTable cut;
    try {
      cut = table.edit().remove(rule).done();
    } catch (RuntimeException e) {
      fail(table.sql() + "\nwithout " + rule, e);
      return;
    }
    boolean joins = table.allRules().stream().anyMatch(r -> r.kind() == Kind.DEFERRABLE);
    if (!joins) { // DEFERRABLE joins the foreign key that it now stands behind
      assertEquals(table.allRules().size() - 1, cut.allRules().size(), cut.sql());
    }
    assertEquals(
        table.columns().stream().map(ColumnText::name).toList(),
        cut.columns().stream().map(ColumnText::name).toList());
    if (rule.kind() != Kind.PRIMARY_KEY && rule.kind() != Kind.FOREIGN_KEY && !table.isStrict()) {
      assertAccepted(database, cut, table);
    }
  }

  private static void editColumns(InMemory database, CreateTable table) {
    ColumnText first = table.columns().get(0);
    var edited =
        table
            .edit()
            .name("new name")
            .insertFirst("n1 INT")
            .insertAfter(first, "n2 INT")
            .append("CHECK (n1 > 0)")
            .append(first, "CHECK (n2 > 0)")
            .done();
    assertEquals("new name", edited.name());
    assertEquals("n1", edited.columns().get(0).name());
    assertEquals("n2", edited.columns().get(2).name());
    assertEquals(table.columns().size() + 2, edited.columns().size());
    int taken =
        first.span().end() == danglingEnd(first) ? 1 : 0; // the name without a rule gets one
    assertEquals(table.allRules().size() + 2 - taken, edited.allRules().size());
    var emptied = edited.edit();
    edited.columns().stream().skip(1).forEach(emptied::remove);
    edited.rules().forEach(emptied::remove);
    assertEquals(1, emptied.done().columns().size(), edited.sql());
    assertAccepted(
        database,
        CreateTable.of(emptied.name("t").sql().replaceAll("(?is)\\)[^)]*$", ")")),
        edited);
  }

  private static int danglingEnd(ColumnText column) {
    return column.last(Kind.NOTHING).map(rule -> rule.span().end()).orElse(-1);
  }

  private static void assertAccepted(InMemory database, CreateTable cut, CreateTable whole) {
    database.run("drop table if exists t");
    assertTrue(database.accepts(cut.sql()), cut.sql() + "\nfrom " + whole.sql());
  }
}
