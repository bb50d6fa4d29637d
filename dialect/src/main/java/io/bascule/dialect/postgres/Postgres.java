package io.bascule.dialect.postgres;

import io.bascule.dialect.Catalog;
import io.bascule.dialect.Copies;
import io.bascule.dialect.Damage;
import io.bascule.dialect.Dialect;
import io.bascule.dialect.Equivalence;
import io.bascule.dialect.GuardedPlanner;
import io.bascule.dialect.Leftover;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Scratch;
import io.bascule.dialect.Session;
import io.bascule.dialect.Spelling;
import io.bascule.dialect.Stage;
import io.bascule.dialect.Statement;
import io.bascule.dialect.Unmodelled;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.Subject;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, version 14 and later. */
public final class Postgres implements Dialect {
  private static final List<String> CHANGES = List.of("CREATE", "ALTER", "DROP");
  private static final List<String> CLUSTER_WIDE =
      List.of("DATABASE", "ROLE", "USER", "GROUP", "TABLESPACE", "SYSTEM");

  /** The name that {@code changes.sqlOn} and case files use. */
  static final String NAME = "postgres";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Schema express(Schema declared) {
    return PostgresExpress.express(declared);
  }

  /** A column is where it was added; nothing moves it. */
  @Override
  public ColumnOrder columnOrder() {
    return ColumnOrder.FIXED;
  }

  @Override
  public Spelling spelling() {
    return new PostgresSpelling();
  }

  @Override
  public Equivalence equivalence() {
    return new PostgresEquivalence();
  }

  @Override
  public Catalog catalog() {
    return new PostgresCatalog();
  }

  @Override
  public Planner planner(Connection live) {
    return new GuardedPlanner(this, PostgresPlanner.of(this::express, live));
  }

  @Override
  public Planner planner(Schema folded) {
    return new GuardedPlanner(this, PostgresPlanner.of(this::express, folded));
  }

  @Override
  public Optional<String> presenceOf(Subject subject) {
    return Optional.of(PostgresPresence.query(subject));
  }

  /** Row security lets a user count some of the rows and say that these are all. */
  @Override
  public String countOf(QualifiedName table, @Nullable String column) {
    return unlessHidden(table, Dialect.super.countOf(table, column));
  }

  @Override
  public String countOf(Delete delete) {
    return unlessHidden(delete.table(), Dialect.super.countOf(delete));
  }

  private String unlessHidden(QualifiedName table, String query) {
    return "SELECT CASE WHEN row_security_active(%s) THEN NULL ELSE (%s) END"
        .formatted(relation(table), query);
  }

  /** By way of JSON, in which a date has the same form whatever the session's is. */
  @Override
  public String constantOf(String column) {
    return "quote_literal(to_jsonb(%s) #>> '{}')".formatted(column);
  }

  /** The statistics tell; a table that was never analyzed has -1. */
  @Override
  public Optional<String> estimateOf(QualifiedName table) {
    return Optional.of(
        "SELECT CASE WHEN reltuples < 0 THEN NULL ELSE CAST(reltuples AS bigint) END"
            + " FROM pg_catalog.pg_class WHERE oid = "
            + relation(table));
  }

  /** The lock that dropping takes a moment later. */
  @Override
  public List<String> keepWritersOut(QualifiedName table) {
    return List.of("LOCK TABLE " + spelling().name(table) + " IN ACCESS EXCLUSIVE MODE");
  }

  private String relation(QualifiedName table) {
    return "CAST(%s AS regclass)"
        .formatted(spelling().expression(Literal.of(spelling().name(table))));
  }

  @Override
  public List<Damage> damages(Connection live) throws SQLException {
    return PostgresDamages.of(live);
  }

  @Override
  public Leftover leftover(Connection live, String sql) throws SQLException {
    return PostgresLeftovers.of(live, tokens(sql));
  }

  @Override
  public Session session(Connection connection) {
    return new PostgresSession(connection);
  }

  @Override
  public Scratch scratch(Connection live) {
    return PostgresScratch.open(live);
  }

  @Override
  public Copies copies(Connection live, Copies.Login login) {
    return new PostgresCopies(live, login);
  }

  @Override
  public String reason(SQLException failure) {
    return PostgresFailure.reason(failure);
  }

  @Override
  public boolean isBusy(SQLException failure) {
    return PostgresFailure.isBusy(failure);
  }

  /** Databases, roles, tablespaces and settings of the server belong to the whole cluster. */
  @Override
  public boolean reachesBeyond(String sql) {
    List<Token> words = SqlText.significant(sql);
    return words.size() > 2
        && CHANGES.stream().anyMatch(words.get(0)::is)
        && CLUSTER_WIDE.stream().anyMatch(words.get(1)::is)
        && !words.get(2).is("MAPPING");
  }

  @Override
  public List<Token> waiting(List<Token> statement) {
    return PostgresQuestionMarks.waiting(statement);
  }

  @Override
  public boolean isOutside(SQLException failure) {
    return PostgresFailure.isOutside(failure);
  }

  /** Without it psql would go on with the next transaction after one that failed. */
  @Override
  public List<String> scriptBefore(Planned planned) {
    String stop = "\\set ON_ERROR_STOP on";
    return movesPath(planned)
        ? List.of(stop, silently("'bascule.search_path', current_setting('search_path')"))
        : List.of(stop);
  }

  /** The path by which names are found; the statements behind count on it, and the ledger does. */
  @Override
  public List<String> scriptForget(Planned planned) {
    return movesPath(planned)
        ? List.of(silently("'search_path', current_setting('bascule.search_path')"))
        : List.of();
  }

  private static boolean movesPath(Planned planned) {
    return planned.statements().stream()
        .filter(statement -> statement.cause() instanceof DataStep)
        .map(statement -> statement.text().toLowerCase(Locale.ROOT))
        .anyMatch(text -> text.contains("search_path") || text.matches("(?s)\\s*set\\s+schema.*"));
  }

  /** A query's answer would be printed. */
  private static String silently(String setting) {
    return "DO $bascule$ BEGIN PERFORM set_config(%s, false); END $bascule$;".formatted(setting);
  }

  @Override
  public List<String> scriptGuard(Statement.Guard guard) {
    return List.of(
        """
        DO $bascule$
        BEGIN
          IF EXISTS (%s) THEN
            RAISE EXCEPTION USING MESSAGE = %s;
          END IF;
        END
        $bascule$;\
        """
            .formatted(guard.text(), PostgresExpressions.string(guard.refusal())));
  }

  @Override
  public Stage stage(Connection live, Stage.Opener opener) {
    return PostgresStage.open(live, opener);
  }

  /** The protocol's greeting has told already that a PostgreSQL is there. */
  @Override
  public void probe(Connection connection) {}

  @Override
  public List<String> beforeUnmodelled() {
    return List.of("SET check_function_bodies = off");
  }

  @Override
  public Optional<String> drop(Unmodelled object) {
    return PostgresDrops.of(object);
  }
}
