package io.bascule.laws.cost;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real connection, and how often something was asked through it. */
final class CountedConnection {
  private final AtomicInteger queries = new AtomicInteger();
  private final Connection connection;

  CountedConnection(Connection real) {
    this.connection = counted(Connection.class, real);
  }

  Connection connection() {
    return connection;
  }

  /** Statements that were sent, and tables of metadata that the driver was asked for. */
  int queries() {
    return queries.get();
  }

  private <T> T counted(Class<T> type, T real) {
    InvocationHandler handler = (proxy, method, args) -> called(real, method, args);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private @Nullable Object called(Object real, Method method, Object @Nullable [] args)
      throws Throwable {
    boolean metadata =
        real instanceof DatabaseMetaData && method.getReturnType() == ResultSet.class;
    if (metadata || real instanceof Statement && method.getName().startsWith("execute")) {
      queries.incrementAndGet();
    }
    try {
      return wrapped(method.invoke(real, args));
    } catch (InvocationTargetException failure) {
      throw failure.getCause() == null ? failure : failure.getCause();
    }
  }

  private @Nullable Object wrapped(@Nullable Object result) {
    if (result instanceof PreparedStatement prepared) {
      return counted(PreparedStatement.class, prepared);
    }
    if (result instanceof Statement statement) {
      return counted(Statement.class, statement);
    }
    return result instanceof DatabaseMetaData metadata
        ? counted(DatabaseMetaData.class, metadata)
        : result;
  }
}
