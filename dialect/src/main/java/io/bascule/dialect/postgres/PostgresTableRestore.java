package io.bascule.dialect.postgres;

import static io.bascule.dialect.postgres.PostgresExpressions.string;

import io.bascule.dialect.DialectException;
import io.bascule.schema.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings rows back, in a transaction that is there. Triggers do not act meanwhile. Foreign keys are
 * taken away and made anew, which any owner may do, so that the server checks all rows at the end
 * and no ON DELETE reaches tables that are not in the copy.
 */
final class PostgresTableRestore {
  private final PostgresRows rows;
  private final String schema;

  PostgresTableRestore(PostgresRows rows, String schema) {
    this.rows = rows;
    this.schema = PostgresRows.name(schema);
  }

  /**
   * A table of the copy.
   *
   * @param copy what it is called there
   * @param table what it is called
   * @param count how many rows were copied
   */
  private record Copied(String copy, QualifiedName table, long count) {}

  void restore() throws SQLException {
    List<Copied> all =
        rows.of("SELECT copy, nsp, rel, rows FROM %s.bascule_tables".formatted(schema)).stream()
            .map(
                row ->
                    new Copied(
                        row.get(0),
                        QualifiedName.of(row.get(1), row.get(2)),
                        Long.parseLong(row.get(3))))
            .toList();
    if (all.isEmpty()) {
      return;
    }
    var oids = new ArrayList<String>();
    for (Copied copied : all) {
      oids.add(rows.oid(copied.table()));
    }
    // Whoever is at work with them ends first, and nobody begins.
    rows.run("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(list(all)));
    for (Copied copied : all) {
      check(copied);
    }
    String family = family(oids);
    List<String> triggers = triggers(family);
    List<String> keys = keys(family);
    empty(all);
    for (Copied copied : all) {
      fill(copied);
    }
    for (String statement : keys) {
      rows.run(statement);
    }
    for (String statement : triggers) {
      rows.run(statement);
    }
    rows.run("SET CONSTRAINTS ALL IMMEDIATE");
    count();
  }

  private static String list(List<Copied> all) {
    return String.join(", ", all.stream().map(c -> PostgresRows.name(c.table())).toList());
  }

  /** Refuses a table that the rows do not fit. */
  private void check(Copied copied) throws SQLException {
    List<PostgresRows.Field> now = rows.fields(copied.table());
    var filled = new ArrayList<String>();
    for (List<String> row : columns(copied)) {
      String title = row.get(0);
      PostgresRows.Field same =
          now.stream()
              .filter(field -> field.title().equals(title))
              .findFirst()
              .orElseThrow(
                  () ->
                      DialectException.of(
                          "copy-does-not-fit",
                          "%s has no column %s any more".formatted(copied.table(), title)));
      if (!same.type().equals(row.get(1))) {
        throw DialectException.of(
            "copy-does-not-fit",
            "%s.%s is %s, and was %s".formatted(copied.table(), title, same.type(), row.get(1)));
      }
      filled.add(title);
    }
    for (PostgresRows.Field field : now) {
      if (field.isDemanded() && !filled.contains(field.title())) {
        throw DialectException.of(
            "copy-does-not-fit",
            "%s.%s must have a value, and the copy has none"
                .formatted(copied.table(), field.title()));
      }
    }
    String rule =
        "SELECT coalesce(min(rulename), '') FROM pg_rewrite WHERE ev_type = '3' AND ev_class = "
            + rows.oid(copied.table());
    if (!rows.one(rule).isEmpty()) {
      throw DialectException.of(
          "copy-rule",
          "rule %s would change the rows that come back to %s"
              .formatted(rows.one(rule), copied.table()));
    }
  }

  private List<List<String>> columns(Copied copied) throws SQLException {
    return rows.of(
        "SELECT title, type, pos FROM %s.bascule_columns WHERE copy = %s ORDER BY pos"
            .formatted(schema, string(copied.copy())));
  }

  /** The tables and all their partitions, as a list of numbers. */
  private String family(List<String> oids) throws SQLException {
    var family = new ArrayList<String>();
    for (String oid : oids) {
      family.add(oid);
      rows.of("SELECT relid::oid FROM pg_partition_tree(%s)".formatted(oid))
          .forEach(row -> family.add(row.get(0)));
    }
    return String.join(", ", family);
  }

  /** Lets the triggers rest, and tells the statements that wake them as they were. */
  private List<String> triggers(String family) throws SQLException {
    var awake = new ArrayList<String>();
    for (List<String> row :
        rows.of(
            """
            SELECT format('ALTER TABLE ONLY %%s', tgrelid::regclass), quote_ident(tgname),
              CASE tgenabled WHEN 'O' THEN 'ENABLE' WHEN 'R' THEN 'ENABLE REPLICA'
                ELSE 'ENABLE ALWAYS' END
            FROM pg_trigger WHERE tgrelid IN (%s) AND NOT tgisinternal AND tgenabled <> 'D'"""
                .formatted(family))) {
      rows.run("%s DISABLE TRIGGER %s".formatted(row.get(0), row.get(1)));
      awake.add("%s %s TRIGGER %s".formatted(row.get(0), row.get(2), row.get(1)));
    }
    return awake;
  }

  /** Takes the foreign keys away, and tells the statements that make them as they were. */
  private List<String> keys(String family) throws SQLException {
    var again = new ArrayList<String>();
    for (List<String> row :
        rows.of(
            """
            SELECT format('ALTER TABLE %%s', conrelid::regclass), quote_ident(conname),
              pg_get_constraintdef(oid), conrelid::regclass,
              obj_description(oid, 'pg_constraint')
            FROM pg_constraint WHERE contype = 'f' AND conparentid = 0
              AND (conrelid IN (%1$s) OR confrelid IN (%1$s))
            ORDER BY oid"""
                .formatted(family))) {
      rows.run("%s DROP CONSTRAINT %s".formatted(row.get(0), row.get(1)));
      again.add("%s ADD CONSTRAINT %s %s".formatted(row.get(0), row.get(1), row.get(2)));
      if (!row.get(4).isEmpty()) {
        again.add(
            "COMMENT ON CONSTRAINT %s ON %s IS %s"
                .formatted(row.get(1), row.get(3), string(row.get(4))));
      }
    }
    return again;
  }

  private void empty(List<Copied> all) throws SQLException {
    var tables = new ArrayList<String>();
    for (Copied copied : all) {
      tables.add(rows.only(copied.table()));
    }
    rows.run("TRUNCATE " + String.join(", ", tables));
  }

  private void fill(Copied copied) throws SQLException {
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (List<String> column : columns(copied)) {
      names.add(PostgresRows.name(column.get(0)));
      values.add("c%s::%s".formatted(column.get(2), column.get(1)));
    }
    long count =
        rows.change(
            "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s.%s"
                .formatted(
                    PostgresRows.name(copied.table()),
                    String.join(", ", names),
                    String.join(", ", values),
                    schema,
                    copied.copy()));
    if (count != copied.count()) {
      throw DialectException.of(
          "copy-damaged",
          "the copy of %s has %d rows, and had %d"
              .formatted(copied.table(), count, copied.count()));
    }
  }

  /** Last of all: what a sequence has counted is not taken back with the transaction. */
  private void count() throws SQLException {
    for (List<String> row :
        rows.of(
            """
            SELECT coalesce(CASE WHEN to_regclass(t.owner) IS NOT NULL
                AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass(t.owner)
                  AND a.attname = t.owner_column AND NOT a.attisdropped)
              THEN pg_get_serial_sequence(t.owner, t.owner_column) END, t.own), last_value, is_called
            FROM (SELECT *, CASE WHEN owner_rel IS NOT NULL
                THEN format('%%I.%%I', owner_nsp, owner_rel) END AS owner,
              to_regclass(format('%%I.%%I', nsp, rel))::text AS own
              FROM %s.bascule_counters) t"""
                .formatted(schema))) {
      if (!row.get(0).isEmpty()) {
        rows.run(
            "SELECT setval(%s::regclass, %s, %s)"
                .formatted(string(row.get(0)), row.get(1), string(row.get(2))));
      }
    }
  }
}
