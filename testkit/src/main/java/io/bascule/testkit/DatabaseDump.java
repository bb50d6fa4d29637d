package io.bascule.testkit;

import io.bascule.testkit.internal.Fact;
import io.bascule.testkit.internal.postgres.PostgresFacts;
import io.bascule.testkit.internal.sqlite.SqliteFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a database's schema as sorted lines, read from the catalogs alone. It is the
 * independent witness of what a migration did: it shares no code with what migrates.
 *
 * <p>On PostgreSQL the lines are what {@code pg_get_*def} and {@code format_type} print; the order
 * of columns is left out, as PostgreSQL cannot change it, and so are the names of NOT NULL
 * constraints and of identity sequences. On SQLite they come from the pragmas and from the stored
 * statements, in which blanks, comments, quotes, the case of keywords and references, and whether a
 * constraint stands beside its column or below the columns make no difference. Whatever is named
 * {@code bascule_…} is left out on both.
 *
 * <p>Two dumps are equal when they have the same lines.
 */
public final class DatabaseDump {
  private final List<Fact> facts;

  private DatabaseDump(List<Fact> facts) {
    this.facts = facts;
  }

  /**
   * Reads the whole schema of a SQLite or PostgreSQL database.
   *
   * @throws TestkitException if it cannot be read
   */
  public static DatabaseDump of(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return of(connection);
    } catch (SQLException e) {
      throw TestkitException.unreadable("schema", e);
    }
  }

  /**
   * Reads as the connection's user sees it, in its transaction if it is in one.
   *
   * @throws TestkitException if it cannot be read
   */
  public static DatabaseDump of(Connection connection) {
    try {
      String product = connection.getMetaData().getDatabaseProductName();
      Reader reader = READERS.get(product);
      if (reader == null) {
        throw TestkitException.unknownProduct(product, READERS.keySet());
      }
      List<Fact> facts = new ArrayList<>(reader.read(connection));
      Collections.sort(facts);
      return new DatabaseDump(List.copyOf(facts));
    } catch (SQLException e) {
      throw TestkitException.unreadable("schema", e);
    }
  }

  private static final Map<String, Reader> READERS =
      Map.of("SQLite", SqliteFacts::of, "PostgreSQL", PostgresFacts::of);

  @FunctionalInterface
  private interface Reader {
    List<Fact> read(Connection connection) throws SQLException;
  }

  /** All lines, sorted. */
  public List<String> lines() {
    return facts.stream().map(Fact::toString).toList();
  }

  /** All lines as one text. */
  public String text() {
    return String.join("\n", lines());
  }

  /**
   * What separates this dump from the one expected: lines that are missing here start with {@code
   * "- "}, lines that are too many with {@code "+ "}. Empty when nothing does.
   */
  public List<String> differencesFrom(DatabaseDump expected, Naming naming) {
    List<Fact> missing = new ArrayList<>(expected.facts);
    List<Fact> surplus = new ArrayList<>(facts);
    surplus.removeIf(missing::remove);
    if (naming != Naming.STRICT) {
      surplus.removeIf(fact -> removeLike(fact, missing, naming));
    }
    List<String> differences = new ArrayList<>();
    missing.forEach(fact -> differences.add("- " + fact));
    surplus.forEach(fact -> differences.add("+ " + fact));
    return differences;
  }

  private static boolean removeLike(Fact wanted, List<Fact> facts, Naming naming) {
    for (Iterator<Fact> all = facts.iterator(); all.hasNext(); ) {
      Fact fact = all.next();
      boolean anyName = naming == Naming.IGNORED || wanted.name() == null || fact.name() == null;
      if (anyName && fact.text().equals(wanted.text())) {
        all.remove();
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DatabaseDump dump && dump.facts.equals(facts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(facts);
  }

  @Override
  public String toString() {
    return text();
  }
}
