package io.bascule.dialect;

import io.bascule.operation.Delete;
import io.bascule.operation.Subject;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import io.bascule.schema.Type;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One kind of database: how it says things, what it can do, what it holds to be the same. */
public interface Dialect {
  /** Its name, as {@code changes.sqlOn} and case files use it: {@code sqlite}, {@code postgres}. */
  String name();

  /**
   * The schema as this database can hold it: an enum type becomes a text with a check where there
   * are no enum types, a comment is left out where there are none, and so on. What is returned can
   * be created, and read back equal. Expressing twice is expressing once.
   *
   * @throws DialectException if the database has nothing that could hold a part of it
   */
  Schema express(Schema declared);

  /**
   * What was read in the words in which a person would declare it. They mean the same: once they
   * are expressed, it is the schema that was read.
   */
  default Schema declared(Schema read) {
    return read;
  }

  /** Whether the order of a table's columns can be chosen and changed, so that it is compared. */
  ColumnOrder columnOrder();

  /** Whether the order of a table's columns is part of its meaning. */
  enum ColumnOrder {
    KEPT,
    FIXED
  }

  /** How it spells names, types, constants and expressions. */
  Spelling spelling();

  /** What it holds to be the same. */
  Equivalence equivalence();

  /** How its catalog is read. */
  Catalog catalog();

  /**
   * A planner for the database behind the connection: it asks for its version and for what it needs
   * of its present state. The connection is only read.
   */
  Planner planner(Connection live);

  /**
   * A planner for a database whose history is known: what the schema means by its revisions says
   * what this database cannot hold, such as the labels of an enum type that an older revision made.
   *
   * @param live the database
   * @param folded the schema as its revisions make it up to the one that the database is at
   */
  default Planner planner(Connection live, Schema folded) {
    return planner(live);
  }

  /**
   * A planner without a database, for scripts: it starts from the given state and assumes the
   * newest version that this dialect knows.
   */
  Planner planner(Schema folded);

  /** What opens and closes a run on the connection. */
  Session session(Connection connection);

  /**
   * A place next to the database behind the connection in which declared tables are made for a
   * moment, to see how the server writes them down.
   */
  Scratch scratch(Connection live);

  /**
   * Why the database failed, in one clause for people and without a full stop: {@code the disk is
   * full}. The driver's own words where nothing better is known.
   */
  default String reason(SQLException failure) {
    return String.valueOf(failure.getMessage()).strip();
  }

  /**
   * Whether it failed only because somebody else keeps a lock, so that the same may succeed later.
   */
  default boolean isBusy(SQLException failure) {
    return false;
  }

  /**
   * Whether it failed for a reason that lies outside of what was asked, such as a full disk: the
   * same may succeed once that is seen to.
   */
  default boolean isOutside(SQLException failure) {
    return false;
  }

  /**
   * What stands in a column that has nothing to say and must not be NULL: zero, the empty text.
   * Only types are asked for that no other database has.
   */
  default Optional<Literal> emptyValue(Type named) {
    return Optional.empty();
  }

  /**
   * A query for the number of rows of a table, or of its rows with a value in a column; it gives
   * NULL where the user does not see all of them.
   *
   * @param column the column; null to count all rows
   */
  default String countOf(QualifiedName table, @Nullable String column) {
    return "SELECT count(%s) FROM %s"
        .formatted(column == null ? "*" : spelling().name(column), spelling().name(table));
  }

  /**
   * A query for the number of rows of a table that a statement would delete; it gives NULL where
   * the user does not see all of them.
   */
  default String countOf(Delete delete) {
    return "SELECT count(*) FROM %s%s"
        .formatted(
            spelling().name(delete.table()), DeleteSql.condition(spelling(), delete.where()));
  }

  /**
   * A query that tells at once about how many rows a table has, or NULL; empty where the database
   * can only count.
   */
  default Optional<String> estimateOf(QualifiedName table) {
    return Optional.empty();
  }

  /**
   * An expression that gives the value of a column as a constant of SQL, which holds whatever the
   * settings of the connection are by then.
   *
   * @param column the column, as it is spelled
   */
  String constantOf(String column);

  /**
   * A query that gives a row exactly if something is there; empty where no query of this database
   * tells.
   */
  Optional<String> presenceOf(Subject subject);

  /**
   * Statements that keep others from writing to a table until the transaction ends; none where
   * {@link Session#begin} has seen to that.
   */
  default List<String> keepWritersOut(QualifiedName table) {
    return List.of();
  }

  /** A Java value as the driver takes it in place of a question mark. */
  default Object bind(Object value) {
    return value;
  }

  /** SQL as the database itself cuts it into tokens, lossless. */
  default List<Token> tokens(String sql) {
    return SqlText.tokens(sql);
  }

  /**
   * The tokens of a statement that surely wait for a value, whether or not one is given. Where an
   * operator may have a question mark, those that may be one are left out.
   */
  List<Token> waiting(List<Token> statement);

  /**
   * What a script of the statements needs before it opens its transaction, one line each: what
   * {@link Session#begin} does to the connection, in words that the database's own shell takes.
   */
  default List<String> scriptBefore(Planned planned) {
    return List.of();
  }

  /**
   * What a script needs behind a user's own statements, one line each: what {@link
   * Session#forgetSettings} does, as far as a script can.
   */
  default List<String> scriptForget(Planned planned) {
    return List.of();
  }

  /** What a script needs after its transaction, one line each. */
  default List<String> scriptAfter(Planned planned) {
    return List.of();
  }

  /**
   * A guard as statements of a script, which fail with its refusal if the query gives a row. Each
   * ends with a semicolon.
   */
  default List<String> scriptGuard(Statement.Guard guard) {
    return List.of(
        "-- must give no row: " + guard.refusal(), "-- " + guard.text().replace("\n", "\n-- "));
  }

  /** A query as a statement of a script, which tells a message for each row that it gives. */
  default List<String> scriptWarning(Statement.Precondition warning) {
    return List.of(
        "SELECT %s AS warning FROM (%s) AS found LIMIT 1;"
            .formatted(
                spelling().expression(Literal.of("warning: " + warning.message())),
                warning.text()));
  }

  /**
   * Whether a statement would change more than the database in which it runs, so that a scratch
   * database is no place for it.
   */
  boolean reachesBeyond(String sql);

  /** A whole empty database next to the one behind the connection, for a rehearsal. */
  Stage stage(Connection live, Stage.Opener opener);

  /** How the database behind the connection is copied; other programs get in by the login. */
  Copies copies(Connection live, Copies.Login login);

  /**
   * The URL as a program would say it that runs in the folder: where the database is a file, a
   * relative path starts there.
   */
  default String urlFrom(Path folder, String url) {
    return url;
  }

  /** The file that a database is, where its URL tells one. */
  default Optional<Path> file(String url) {
    return Optional.empty();
  }

  /** The properties with which the driver opens a database only if it is there. */
  default Map<String, String> onlyExisting() {
    return Map.of();
  }

  /** The properties with which the driver waits so long, and no longer, for others at work. */
  default Map<String, String> patience(Duration wait) {
    return Map.of();
  }

  /** What must be set so that {@link Unmodelled}s can be made before the tables that they name. */
  default List<String> beforeUnmodelled() {
    return List.of();
  }

  /**
   * The statement that takes away what {@link Unmodelled#definition} makes; none for what goes with
   * its table, and for what nobody can take away by name.
   */
  Optional<String> drop(Unmodelled object);

  /** Asks a new connection something that fails if no database of this kind is behind it. */
  void probe(Connection connection) throws SQLException;

  /**
   * What is not in order inside the database behind the connection, as far as it can tell: pages
   * that are torn, rows without their parents, indexes that no query uses. It is only read, and
   * large databases take their time.
   */
  List<Damage> damages(Connection live) throws SQLException;

  /**
   * What a statement that ran outside any transaction left behind, if it was broken off.
   *
   * @param sql the statement, which is to be tried again
   */
  default Leftover leftover(Connection live, String sql) throws SQLException {
    return Leftover.NOTHING;
  }

  /** Whether a connection failed because the database is not there, but can be made. */
  default boolean isMissing(SQLException failure) {
    return false;
  }

  /** The URL of an empty database that needs neither file nor server, where there is one. */
  default Optional<String> emptyDatabase() {
    return Optional.empty();
  }
}
