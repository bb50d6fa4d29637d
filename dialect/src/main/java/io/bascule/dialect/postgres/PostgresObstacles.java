package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.operation.AddConstraint;
import io.bascule.operation.CreateIndex;
import io.bascule.operation.CreateSequence;
import io.bascule.operation.CreateTable;
import io.bascule.operation.DataStep;
import io.bascule.operation.DropNamespace;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameTable;
import io.bascule.schema.Constraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a live database has, the language has no words for, and a change would run into: it is
 * refused by name before anything is sent. Once a revision's own SQL has run, what is still there
 * is not known, and the server has the say.
 */
final class PostgresObstacles {
  /** Relations that are neither tables of the language nor parts of one: they take names too. */
  private static final String RELATIONS =
      """
      WITH other AS (
        SELECT c.oid, c.relname, c.relnamespace, c.oid::regclass::text AS spelled,
          CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
            WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'composite type' ELSE
            CASE WHEN c.relispartition THEN 'partition' WHEN c.relkind = 'p'
              THEN 'partitioned table' ELSE 'inherited table' END END AS kind
        FROM pg_class c
        WHERE c.relkind IN ('v', 'm', 'f', 'c', 'p') OR c.relkind = 'r' AND (c.relispartition
          OR EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid)))
      SELECT CASE n.nspname WHEN current_schema() THEN '' ELSE n.nspname END AS space,
        named.name, named.kind
      FROM (
        SELECT o.relnamespace, o.relname AS name, o.kind FROM other o
        UNION ALL
        SELECT c.relnamespace, c.relname, 'index of the ' || o.kind || ' ' || o.spelled
        FROM other o JOIN pg_index i ON i.indrelid = o.oid JOIN pg_class c ON c.oid = i.indexrelid
      ) AS named
      JOIN pg_namespace n ON n.oid = named.relnamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')""";

  private static final String CONTENTS =
      """
      SELECT pg_describe_object(d.classid, d.objid, d.objsubid)
      FROM pg_depend d
      LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
      LEFT JOIN pg_type t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid
      WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = to_regnamespace(?)
        AND d.deptype = 'n' AND coalesce(c.relkind, 'v') NOT IN ('r', 'S', 'i')
        AND coalesce(t.typtype, 'd') <> 'e'
        AND NOT EXISTS (SELECT FROM pg_depend e
          WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e')
      ORDER BY 1 LIMIT 5""";

  private final PostgresSpelling spelling = new PostgresSpelling();
  private final @Nullable Connection live;
  private @Nullable Map<QualifiedName, String> others;
  private boolean known;

  private PostgresObstacles(@Nullable Connection live) {
    this.live = live;
    this.known = live != null;
  }

  static PostgresObstacles in(Connection live) {
    return new PostgresObstacles(live);
  }

  /** Of a database that is not there nothing is known. */
  static PostgresObstacles unknown() {
    return new PostgresObstacles(null);
  }

  /**
   * Looks at the next change of a plan.
   *
   * @throws DialectException if something is in its way
   */
  void check(Operation change) {
    known = known && !(change instanceof DataStep step && !step.action().onlyAsks());
    if (!known || live == null) {
      return;
    }
    try {
      for (QualifiedName name : taken(change)) {
        String holder = others(live).get(name);
        if (holder != null) {
          throw taken(change, name, holder);
        }
      }
      if (change instanceof DropNamespace drop) {
        List<String> left = contents(live, drop.name());
        if (!left.isEmpty()) {
          throw inhabited(drop.name(), left);
        }
      }
    } catch (SQLException e) {
      throw DialectException.of(
          "database-refused",
          "Cannot see what is in the way of the changes: %s.".formatted(PostgresFailure.reason(e)),
          e);
    }
  }

  private static DialectException taken(Operation change, QualifiedName name, String holder) {
    return DialectException.of(
        "name-taken",
        """
        Cannot %s: the name %s is taken by what Bascule does not change.

          taken   by the %s
          try     changes.sql(…) before it, with what drops or renames the %s"""
            .formatted(change.describe(), name, holder, holder));
  }

  private static DialectException inhabited(String namespace, List<String> left) {
    return DialectException.of(
        "schema-not-empty",
        """
        Cannot drop schema %s: it has what Bascule does not change.

          has     %s
          try     changes.sql(…) before it, with what drops or moves that"""
            .formatted(namespace, String.join("\n          ", left)));
  }

  /** The names that the change gives to relations. */
  private static List<QualifiedName> taken(Operation change) {
    var names = new ArrayList<QualifiedName>();
    if (change instanceof CreateTable create) {
      Table table = create.subject();
      names.add(table.id());
      table.indexes().forEach(index -> names.add(table.id().withLocal(index.name())));
      table.constraints().forEach(rule -> index(names, table.id(), rule));
    } else if (change instanceof CreateIndex create) {
      names.add(create.table().withLocal(create.index().name()));
    } else if (change instanceof AddConstraint add) {
      index(names, add.table(), add.constraint());
    } else if (change instanceof CreateSequence create) {
      names.add(create.sequence().id());
    } else if (change instanceof RenameTable rename) {
      names.add(rename.after());
    }
    return names;
  }

  /** A key is held by an index of its name. */
  private static void index(List<QualifiedName> names, QualifiedName table, Constraint constraint) {
    String name = constraint.id().text();
    if (name != null && (constraint instanceof PrimaryKey || constraint instanceof Unique)) {
      names.add(table.withLocal(name));
    }
  }

  private Map<QualifiedName, String> others(Connection connection) throws SQLException {
    Map<QualifiedName, String> found = others;
    if (found == null) {
      found = new HashMap<>();
      try (PreparedStatement statement = connection.prepareStatement(RELATIONS);
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(
              QualifiedName.of(rows.getString("space"), rows.getString("name")),
              rows.getString("kind"));
        }
      }
      others = found;
    }
    return found;
  }

  private List<String> contents(Connection connection, String namespace) throws SQLException {
    var contents = new ArrayList<String>();
    try (PreparedStatement statement = connection.prepareStatement(CONTENTS)) {
      statement.setString(1, spelling.name(namespace));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          contents.add(rows.getString(1));
        }
      }
    }
    return contents;
  }
}
