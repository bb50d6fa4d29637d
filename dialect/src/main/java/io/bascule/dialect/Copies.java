package io.bascule.dialect;

import io.bascule.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How what a database holds is copied and brought back.
 *
 * <p>Where something cannot be done, the exception's message is a clause that says why, for whoever
 * wanted it to say what for.
 */
public interface Copies {
  /**
   * How another program gets in as the connection did.
   *
   * @param user the user's name, or the empty string where the URL tells it
   * @param password the password, or the empty string; it is never shown
   * @param tool the path of the program that copies, {@code none} to do without, or the empty
   *     string for the one that is found
   */
  record Login(String user, String password, String tool) {
    /** Whoever the URL says. */
    public static final Login OF_URL = new Login("", "", "");

    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * What a copy is of.
   *
   * @param tables the tables whose rows it has; none for all that the database holds
   */
  record Content(List<QualifiedName> tables) {
    /** All that the database holds. */
    public static final Content WHOLE = new Content(List.of());

    public Content {
      tables = List.copyOf(tables);
    }

    /** Whether it is all that the database holds. */
    public boolean isWhole() {
      return tables.isEmpty();
    }

    @Override
    public String toString() {
      return isWhole()
          ? "the whole database"
          : tables.stream().map(QualifiedName::toString).collect(Collectors.joining(", "));
    }
  }

  /** The database by a name that no other has: a path, a server and its database. */
  String database() throws SQLException;

  /** Copies in files. */
  FileCopies files();

  /** Copies that stand in the database itself, where it has a place for them. */
  Optional<InnerCopies> inner();
}
