package io.bascule.dialect.sqlite;

import io.bascule.dialect.Catalog;
import io.bascule.dialect.Copies;
import io.bascule.dialect.Damage;
import io.bascule.dialect.Dialect;
import io.bascule.dialect.Equivalence;
import io.bascule.dialect.GuardedPlanner;
import io.bascule.dialect.Planned;
import io.bascule.dialect.Planner;
import io.bascule.dialect.Scratch;
import io.bascule.dialect.Session;
import io.bascule.dialect.Spelling;
import io.bascule.dialect.Stage;
import io.bascule.dialect.Statement;
import io.bascule.dialect.Unmodelled;
import io.bascule.operation.Subject;
import io.bascule.schema.Literal;
import io.bascule.schema.Schema;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import io.bascule.schema.Type;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQLite, as read and written through sqlite-jdbc; SQLite 3.37 and later. */
public final class Sqlite implements Dialect {
  /** SQLITE_CANTOPEN (sqlite.org/rescode.html). */
  private static final int CANNOT_OPEN = 14;

  /** A URL with the path of a file: neither in memory nor a resource of the class path. */
  private static final Pattern FILE_URL =
      Pattern.compile(
          "(?<start>jdbc:sqlite:(file:)?)(?!file:)(?<path>[^:?][^?]*)(?<options>(\\?.*)?)");

  private static final Expressed EXPRESSED = new Expressed(HeldSchema::of);

  @Override
  public String name() {
    return SqliteSpelling.DIALECT;
  }

  @Override
  public Schema express(Schema declared) {
    return HeldSchema.of(declared);
  }

  @Override
  public Schema declared(Schema read) {
    return WideNumbers.in(read);
  }

  /** {@code SELECT *} shows it, and a rebuilt table can have any. */
  @Override
  public ColumnOrder columnOrder() {
    return ColumnOrder.KEPT;
  }

  @Override
  public Spelling spelling() {
    return SqliteSpelling.INSTANCE;
  }

  @Override
  public Equivalence equivalence() {
    return new SqliteEquivalence();
  }

  @Override
  public Catalog catalog() {
    return new SqliteCatalog();
  }

  @Override
  public Planner planner(Connection live) {
    return new GuardedPlanner(this, SqlitePlanner.of(live, EXPRESSED));
  }

  @Override
  public Planner planner(Connection live, Schema folded) {
    return new GuardedPlanner(this, SqlitePlanner.of(live, folded, EXPRESSED));
  }

  @Override
  public Planner planner(Schema folded) {
    return new GuardedPlanner(this, SqlitePlanner.of(folded, EXPRESSED));
  }

  @Override
  public String constantOf(String column) {
    return "quote(%s)".formatted(column);
  }

  @Override
  public Optional<String> presenceOf(Subject subject) {
    return SqlitePresence.query(subject);
  }

  @Override
  public List<Damage> damages(Connection live) throws SQLException {
    return SqliteDamages.of(live);
  }

  @Override
  public Session session(Connection connection) {
    return new SqliteSession(connection);
  }

  @Override
  public Scratch scratch(Connection live) {
    return new SqliteScratch();
  }

  @Override
  public Stage stage(Connection live, Stage.Opener opener) {
    return SqliteStage.open();
  }

  @Override
  public Copies copies(Connection live, Copies.Login login) {
    return new SqliteCopies(live);
  }

  @Override
  public String reason(SQLException failure) {
    return SqliteFailure.reason(failure);
  }

  @Override
  public boolean isBusy(SQLException failure) {
    return SqliteFailure.isBusy(failure);
  }

  /** ATTACH and VACUUM INTO open other files. */
  @Override
  public boolean reachesBeyond(String sql) {
    List<Token> words = SqlText.significant(sql);
    return words.get(0).is("ATTACH")
        || words.get(0).is("VACUUM") && words.stream().anyMatch(word -> word.is("INTO"));
  }

  @Override
  public boolean isOutside(SQLException failure) {
    return SqliteFailure.isOutside(failure);
  }

  /** Any words are a type, and each has an affinity. */
  @Override
  public Optional<Literal> emptyValue(Type named) {
    return Optional.of(
        switch (SqliteTypes.affinity(named)) {
          case INTEGER, REAL, NUMERIC -> Literal.of(0);
          case TEXT -> Literal.of("");
          case BLOB -> Literal.ofValue(new byte[0]);
        });
  }

  /**
   * SQLite has no values of time and no UUIDs: they are texts, written as in a default. The driver
   * would write an {@link java.util.Date} as a number.
   */
  @Override
  public Object bind(Object value) {
    if (value instanceof Temporal || value instanceof UUID || value instanceof Enum<?>) {
      return Literal.ofValue(value).text();
    }
    if (value instanceof Float fraction) {
      // As its constant says it; the nearest double would be another number than 1.1.
      return Double.valueOf(fraction.toString());
    }
    return value instanceof java.util.Date ? value.toString() : value;
  }

  @Override
  public List<Token> tokens(String sql) {
    return SqliteTokens.of(sql);
  }

  /** A variable that nobody gives a value is NULL (sqlite.org/c3ref/bind_blob.html). */
  @Override
  public List<Token> waiting(List<Token> statement) {
    return statement.stream().filter(Sqlite::isVariable).toList();
  }

  private static boolean isVariable(Token token) {
    return token.is('?') || token.is(':') || token.is('@') || token.is('$');
  }

  @Override
  public List<String> scriptBefore(Planned planned) {
    return ShellScript.before(planned);
  }

  @Override
  public List<String> scriptGuard(Statement.Guard guard) {
    return List.of(ShellScript.guard(guard));
  }

  /** The driver takes a path, or a URI that starts with {@code file:}. */
  @Override
  public String urlFrom(Path folder, String url) {
    Matcher parts = FILE_URL.matcher(url);
    return parts.matches()
        ? parts.group("start") + folder.resolve(parts.group("path")) + parts.group("options")
        : url;
  }

  @Override
  public Optional<Path> file(String url) {
    Matcher parts = FILE_URL.matcher(url);
    return parts.matches() ? Optional.of(Path.of(parts.group("path"))) : Optional.empty();
  }

  /** SQLITE_OPEN_READWRITE without SQLITE_OPEN_CREATE. */
  @Override
  public Map<String, String> onlyExisting() {
    return Map.of("open_mode", "2");
  }

  @Override
  public Map<String, String> patience(Duration wait) {
    return Map.of("busy_timeout", String.valueOf(SqliteSession.millis(wait)));
  }

  /** Triggers go with their table or view, shadow tables with what they belong to. */
  @Override
  public Optional<String> drop(Unmodelled object) {
    String name = spelling().name(object.name());
    return switch (object.kind()) {
      case "view" -> Optional.of("DROP VIEW " + name);
      case "virtual table" -> Optional.of("DROP TABLE " + name);
      default -> Optional.empty();
    };
  }

  /** Opening a file that is no database succeeds; the first look into it fails. */
  @Override
  public void probe(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
      row.next();
    }
  }

  @Override
  public boolean isMissing(SQLException failure) {
    return failure.getErrorCode() == CANNOT_OPEN;
  }

  @Override
  public Optional<String> emptyDatabase() {
    return Optional.of("jdbc:sqlite::memory:");
  }
}
