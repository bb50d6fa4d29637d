package io.bascule.dialect.postgres;

import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Identity;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
import io.bascule.schema.SequenceOptions;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.Type;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Spells the statements that make a table and its indexes. */
final class PostgresTables {
  /** How the sequences behind columns are kept: as their table is, from PostgreSQL 15 on. */
  enum Sequences {
    LOGGED,
    UNLOGGED
  }

  private final PostgresSpelling spelling;
  private final Sequences sequences;

  PostgresTables(PostgresSpelling spelling) {
    this(spelling, Sequences.LOGGED);
  }

  PostgresTables(PostgresSpelling spelling, Sequences sequences) {
    this.spelling = spelling;
    this.sequences = sequences;
  }

  /**
   * CREATE TABLE with the columns and those constraints that {@link #isInline} tells. A serial
   * column that is not plain ({@link PostgresSpelling#isPlainSerial}) needs {@link #beforeSerial}
   * before it and {@link #afterSerial} after it.
   */
  String create(Table table) {
    var lines = new ArrayList<String>();
    table.columns().stream().map(spelling::column).forEach(lines::add);
    table.constraints().stream()
        .filter(constraint -> isInline(constraint, table))
        .map(spelling::constraint)
        .forEach(lines::add);
    return "CREATE "
        + (table.attributes().has(TableAttributes.Trait.UNLOGGED) ? "UNLOGGED " : "")
        + "TABLE "
        + spelling.name(table.id())
        + (lines.isEmpty() ? " ()" : " (\n  " + String.join(",\n  ", lines) + "\n)")
        + with(table);
  }

  private String with(Table table) {
    var parameters = table.attributes().parameters();
    return parameters.isEmpty() ? "" : "\nWITH (" + spelling.parameters(parameters) + ")";
  }

  /**
   * Whether a constraint can stand in CREATE TABLE: not a foreign key, because its target may come
   * later; not one that is NOT VALID, because the server calls it valid there; and not the second
   * of two keys on the same columns, because there the server makes one of them.
   */
  static boolean isInline(Constraint constraint, Table table) {
    if (constraint instanceof ForeignKey) {
      return false;
    }
    if (constraint instanceof Check check) {
      return check.validity() != Validity.NOT_VALID;
    }
    return !(constraint instanceof Unique unique)
        || table.constraints().stream()
                .takeWhile(earlier -> earlier != constraint)
                .noneMatch(earlier -> sameKey(earlier, unique))
            && table.primaryKey().filter(key -> sameKey(key, unique)).isEmpty();
  }

  private static boolean sameKey(Constraint other, Unique unique) {
    return (other instanceof Unique || other instanceof PrimaryKey)
        && other.columns().equals(unique.columns());
  }

  /** {@code ALTER TABLE … ADD CONSTRAINT …}. */
  String add(Constraint constraint, QualifiedName table) {
    return "ALTER TABLE " + spelling.name(table) + " ADD " + spelling.constraint(constraint);
  }

  /** CREATE INDEX. */
  String create(Index index, QualifiedName table) {
    return "CREATE " + unique(index) + "INDEX " + rest(index, table);
  }

  /** CREATE INDEX CONCURRENTLY, which runs outside any transaction. */
  String createConcurrently(Index index, QualifiedName table) {
    return "CREATE " + unique(index) + "INDEX CONCURRENTLY " + rest(index, table);
  }

  private static String unique(Index index) {
    return index.isUnique() ? "UNIQUE " : "";
  }

  private String rest(Index index, QualifiedName table) {
    var predicate = index.where();
    return spelling.name(index.name())
        + " ON "
        + spelling.name(table)
        + (index.method().isEmpty() ? "" : " USING " + spelling.name(index.method()))
        + index.keys().stream().map(this::key).collect(Collectors.joining(", ", " (", ")"))
        + (index.include().isEmpty() ? "" : " INCLUDE (" + spelling.names(index.include()) + ")")
        + (index.nullsEqual() == Unique.NullsEqual.NOT_DISTINCT ? " NULLS NOT DISTINCT" : "")
        + (index.parameters().isEmpty()
            ? ""
            : " WITH (" + spelling.parameters(index.parameters()) + ")")
        + (predicate == null ? "" : " WHERE " + spelling.expression(predicate));
  }

  private String key(Key key) {
    String collation = key.collation();
    String operators = key.operatorClass();
    return PostgresExpressions.spellKey(key.subject())
        + (collation == null ? "" : " COLLATE " + spelling.collation(collation))
        + (operators == null ? "" : " " + operators)
        + (key.order() == Key.Order.DESCENDING ? " DESC" : "")
        + (key.nulls() == Key.Nulls.DEFAULT ? "" : " NULLS " + key.nulls());
  }

  /** The name of the sequence behind a serial column. */
  static QualifiedName sequence(Column column, QualifiedName table) {
    Identity identity = column.identity();
    QualifiedName given = identity == null ? null : identity.sequence();
    return given == null
        ? table.withLocal(PostgresNames.sequence(table.local(), column.name()))
        : given;
  }

  /** What makes the sequence of a serial column that {@code serial} does not describe. */
  List<String> beforeSerial(Table table) {
    return table.columns().stream()
        .filter(PostgresTables::needsSequence)
        .map(column -> create(sequenceOf(column, table.id())))
        .toList();
  }

  /** What makes such a column take its numbers from the sequence, and own it. */
  List<String> afterSerial(Table table) {
    var statements = new ArrayList<String>();
    for (Column column : table.columns()) {
      if (needsSequence(column)) {
        statements.addAll(attach(column, table.id()));
      }
    }
    return statements;
  }

  private static boolean needsSequence(Column column) {
    Identity identity = column.identity();
    return identity != null
        && identity.kind() == Identity.Kind.SERIAL
        && !PostgresSpelling.isPlainSerial(column);
  }

  /** The sequence behind a serial column. */
  static Sequence sequenceOf(Column column, QualifiedName table) {
    var options = Objects.requireNonNull(column.identity()).options();
    Type type = PostgresSequences.type(column.type(), options);
    SequenceOptions kept = PostgresSequences.full(options, column.type());
    return new Sequence(sequence(column, table), type, PostgresSequences.normal(kept, type));
  }

  /** What makes a column take its numbers from its sequence, and own it. */
  List<String> attach(Column column, QualifiedName table) {
    String sequence = spelling.name(sequence(column, table));
    String place = spelling.name(table);
    String own = spelling.name(column.name());
    return List.of(
        "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT nextval(%s)"
            .formatted(place, own, spelling.string(sequence)),
        own(column, table));
  }

  /** What makes a column own its sequence, so that they go together. */
  String own(Column column, QualifiedName table) {
    return "ALTER SEQUENCE %s OWNED BY %s.%s"
        .formatted(
            spelling.name(sequence(column, table)),
            spelling.name(table),
            spelling.name(column.name()));
  }

  /** CREATE SEQUENCE. */
  String create(Sequence sequence) {
    String options = spelling.sequenceOptions(sequence.options());
    String type = spelling.type(sequence.type());
    return "CREATE "
        + (sequences == Sequences.UNLOGGED ? "UNLOGGED " : "")
        + "SEQUENCE "
        + spelling.name(sequence.id())
        + (type.equals("bigint") ? "" : " AS " + type)
        + (options.isEmpty() ? "" : " " + options);
  }

  /** The comments of a table, its columns and its indexes, where there are any. */
  List<String> comments(Table table) {
    var statements = new ArrayList<String>();
    String place = spelling.name(table.id());
    comment(statements, "TABLE " + place, table.attributes().comment());
    for (Column column : table.columns()) {
      comment(statements, "COLUMN " + place + "." + spelling.name(column.name()), column.comment());
    }
    for (Index index : table.indexes()) {
      String name = spelling.name(table.id().withLocal(index.name()));
      comment(statements, "INDEX " + name, index.comment());
    }
    return statements;
  }

  private void comment(List<String> statements, String what, @Nullable String text) {
    if (text != null) {
      statements.add("COMMENT ON " + what + " IS " + spelling.string(text));
    }
  }
}
