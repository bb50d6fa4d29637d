package io.bascule.cli.project;

import io.bascule.dialect.Copies;
import io.bascule.dialect.Dialect;
import io.bascule.dialect.DialectException;
import io.bascule.dialect.Dialects;
import io.bascule.dialect.Patience;
import io.bascule.dialect.Session;
import io.bascule.dialect.Stage;
import io.bascule.runner.LockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that connections can be opened to. */
public final class Database {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private interface Opener {
    Connection open(boolean existing, Duration patience) throws SQLException;
  }

  private final String name;
  private final Dialect dialect;
  private final Opener opener;
  private final Stage.Opener elsewhere;
  private final Duration patience;
  private final Properties login;

  /** The file that it is, if it is one and its URL is known. */
  private final @Nullable Path file;

  private Database(
      String name,
      Dialect dialect,
      Opener opener,
      Stage.Opener elsewhere,
      Duration patience,
      Properties login,
      @Nullable Path file) {
    this.login = login;
    this.file = file;
    this.name = name;
    this.dialect = dialect;
    this.opener = opener;
    this.elsewhere = elsewhere;
    this.patience = patience;
  }

  /**
   * The database at a JDBC URL.
   *
   * @param user the user's name, or the empty string
   * @param password the password, or the empty string; it is never shown
   */
  public static Database at(String url, String user, String password) {
    Dialect dialect = Dialects.ofUrl(url);
    return new Database(
        withoutSecrets(url),
        dialect,
        (existing, patience) -> {
          var properties = credentials(user, password);
          properties.putAll(dialect.patience(patience));
          if (existing) {
            properties.putAll(dialect.onlyExisting());
          }
          return DriverManager.getConnection(url, properties);
        },
        other -> DriverManager.getConnection(other, credentials(user, password)),
        PATIENCE,
        credentials(user, password),
        dialect.file(url).orElse(null));
  }

  /** The same, waited for so long while somebody else keeps it locked. */
  Database withPatience(Duration wait) {
    return new Database(name, dialect, opener, elsewhere, wait, login, file);
  }

  private static Properties credentials(String user, String password) {
    var properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  /**
   * The database behind a data source.
   *
   * @param password with which other databases of the same server are opened, or the empty string
   */
  public static Database of(DataSource source, String password) {
    try (Connection connection = source.getConnection()) {
      String url = withoutSecrets(connection.getMetaData().getURL());
      String user = String.valueOf(connection.getMetaData().getUserName());
      return new Database(
          url,
          Dialects.of(connection),
          (existing, patience) -> source.getConnection(),
          other -> DriverManager.getConnection(other, credentials(user, password)),
          PATIENCE,
          credentials(user, password),
          null);
    } catch (SQLException failure) {
      throw ProjectException.unreachable("the data source", reason(failure), failure);
    }
  }

  /** The same, which opens other databases of its server so. */
  Database withScratch(Stage.Opener other) {
    return new Database(name, dialect, opener, other, patience, login, file);
  }

  private static String reason(SQLException failure) {
    return String.valueOf(failure.getMessage()).strip();
  }

  /** What it is called in messages: its URL, without passwords. */
  public String name() {
    return name;
  }

  /** How it speaks. */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Opens a connection to a database that is there.
   *
   * @throws ProjectException if there is none, or it does not let us in
   */
  public Connection open() {
    return open(true);
  }

  /** Opens a connection; a database that is a file is made if it is not there. */
  public Connection openOrCreate() {
    return open(false);
  }

  /** Opens a connection to what is there, or to an empty database where nothing is there yet. */
  public Connection openOrEmpty() {
    var empty = dialect.emptyDatabase();
    if (empty.isEmpty()) {
      return open();
    }
    try {
      return open();
    } catch (ProjectException failure) {
      boolean nothingThere = file == null || !Files.exists(file);
      if (failure.getCause() instanceof SQLException cause
          && dialect.isMissing(cause)
          && nothingThere) {
        return emptyAt(empty.get());
      }
      throw failure;
    }
  }

  private Connection emptyAt(String url) {
    try {
      return DriverManager.getConnection(url);
    } catch (SQLException failure) {
      throw ProjectException.unreachable(url, dialect.reason(failure), failure);
    }
  }

  private Connection open(boolean existing) {
    try {
      Connection connection = opener.open(existing, patience);
      try {
        probe(connection);
      } catch (SQLException failure) {
        String holder = dialect.isBusy(failure) ? holder(connection) : "";
        connection.close();
        if (holder.isEmpty()) {
          throw failure;
        }
        throw failed(failure, holder);
      }
      return connection;
    } catch (SQLException failure) {
      if ("08001".equals(failure.getSQLState()) && reason(failure).startsWith("No suitable")) {
        throw BadSettings.noDriver(name);
      }
      throw failed(failure);
    }
  }

  /** Looks into it, as soon as nobody keeps it locked. */
  private void probe(Connection connection) throws SQLException {
    var left = Patience.of(patience);
    while (true) {
      try {
        dialect.probe(connection);
        return;
      } catch (SQLException failure) {
        if (!dialect.isBusy(failure) || !left.lasts()) {
          throw failure;
        }
      }
    }
  }

  /** Who is at work on the database, if that is another run. */
  private String holder(Connection connection) {
    try (Session session = dialect.session(connection)) {
      return session.holder();
    } catch (DialectException e) {
      return ""; // it must not hide that the database is locked
    }
  }

  /** What a failure of the connection is to the project. */
  ProjectException failed(SQLException failure) {
    return failed(failure, "");
  }

  private ProjectException failed(SQLException failure, String holder) {
    String reason = dialect.reason(failure);
    if (dialect.isBusy(failure)) {
      return ProjectException.locked(name, reason, holder, patience, failure);
    }
    return file == null
        ? ProjectException.unreachable(name, reason, failure)
        : NoFile.of(name, file, reason, failure);
  }

  /** What a failure of any kind is to the project, if it comes of a lock that others keep. */
  Optional<ProjectException> locked(RuntimeException failure) {
    Throwable cause = failure.getCause();
    while (cause != null) {
      if (cause instanceof SQLException busy && dialect.isBusy(busy)) {
        return Optional.of(failed(busy));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  /**
   * Does something on a connection and gives it back.
   *
   * @param opener {@link #open}, {@link #openOrCreate} or {@link #openOrEmpty}
   */
  <T extends @Nullable Object> T with(Supplier<Connection> opener, Function<Connection, T> work) {
    try (Connection connection = opener.get()) {
      return work.apply(connection);
    } catch (SQLException failure) {
      throw dialect.isBusy(failure)
          ? failed(failure)
          : ProjectException.notClosed(name, dialect.reason(failure), failure);
    } catch (LockException | ProjectException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      throw locked(failure).<RuntimeException>map(locked -> locked).orElse(failure);
    }
  }

  /** How the database's own programs get in; the tool is the one that copies, or empty. */
  Copies.Login login(String tool) {
    return new Copies.Login(login.getProperty("user", ""), login.getProperty("password", ""), tool);
  }

  /** Opens another database of the same server with the same rights. */
  Connection openAt(String url) throws SQLException {
    return elsewhere.open(url);
  }

  private static String withoutSecrets(String url) {
    return url.replaceAll("(?i)(password|sslpassword)=[^&;]*", "$1=…")
        .replaceAll("//([^/@:]+):[^/@]*@", "//$1:…@");
  }
}
