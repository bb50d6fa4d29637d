package io.bascule.laws.cost;

import static io.bascule.schema.Declare.check;
import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.sqlite.Sqlite;
import io.bascule.differ.live.AskedServer;
import io.bascule.schema.Expression;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import io.bascule.testkit.ScratchSqlite;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What it costs to ask the server how it writes tables down when it refuses one of them. */
class AskingTest {
  @Test
  void a_refused_table_costs_no_question_for_each_of_the_others() throws SQLException {
    var tables = new ArrayList<Table>();
    for (int i = 0; i < 64; i++) {
      String rule = i == 37 ? "SELECT nonsense" : "n > 0";
      tables.add(table("t" + i, column("n", integer()), check(Expression.sql(rule)).named("ck")));
    }
    var asked = new AtomicInteger();
    try (var database = ScratchSqlite.create();
        Connection connection = database.dataSource().getConnection()) {
      List<Table> answers =
          new AskedServer(connection, counting(asked)).of(Schema.ofTables(tables), tables);
      assertEquals(
          tables.stream().map(Table::name).toList(), answers.stream().map(Table::name).toList());
    }
    assertTrue(asked.get() > 1 && asked.get() <= 13, asked + " times");
  }

  /** SQLite, counting how often a scratch place is made. */
  private static Dialect counting(AtomicInteger asked) {
    var real = new Sqlite();
    return (Dialect)
        Proxy.newProxyInstance(
            AskingTest.class.getClassLoader(),
            new Class<?>[] {Dialect.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("scratch")) {
                asked.incrementAndGet();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
