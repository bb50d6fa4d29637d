package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.postgres.PostgresTables.Sequences;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.Operation;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Identity;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.Unique;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a planner knows of the tables at the point that its plan has reached: their columns and
 * constraints. Of a live database the indexes are not known, since what depends on a column is
 * found by the server itself when it matters.
 */
final class PostgresState {
  private Schema schema;
  private final Strictness strictness;
  private final String defaultSchema;
  private final BiPredicate<String, String> casts;

  /** Sequences that stepped aside until they are dropped, by their former names. */
  private final Map<QualifiedName, QualifiedName> moved = new HashMap<>();

  /** Sequences that a column has taken over, so that they are not dropped. */
  private final Set<QualifiedName> adopted = new HashSet<>();

  /** Whether a change that does not fit what is known is a mistake. */
  private enum Strictness {
    COMPLETE,
    PARTIAL
  }

  private PostgresState(
      Schema schema,
      Strictness strictness,
      String defaultSchema,
      BiPredicate<String, String> casts) {
    this.schema = schema;
    this.strictness = strictness;
    this.defaultSchema = defaultSchema;
    this.casts = casts;
  }

  /** A state that is known whole, from the history. */
  static PostgresState of(Schema folded) {
    return new PostgresState(folded, Strictness.COMPLETE, "public", (from, to) -> from.equals(to));
  }

  /**
   * The state of a live database.
   *
   * @throws DialectException if its catalog cannot be read
   */
  static PostgresState read(Connection live) {
    var reader = new PostgresStateReader(live);
    try {
      return new PostgresState(
          reader.tables(), Strictness.PARTIAL, reader.currentSchema(), reader::isCast);
    } catch (SQLException e) {
      throw DialectException.of(
          "database-refused",
          "Cannot read the tables of the database: %s.".formatted(PostgresFailure.reason(e)),
          e);
    }
  }

  /** The table of that name, as far as it is known. */
  Optional<Table> table(QualifiedName id) {
    return schema.table(id);
  }

  /** The schema in which unqualified names live, as it is spelled. */
  String defaultSchema() {
    return defaultSchema;
  }

  /** Whether the server has a conversion of its own between two types, as they are spelled. */
  boolean isCast(String from, String to) {
    return casts.test(from, to);
  }

  /** Whether other columns of the table are computed from that column. */
  boolean hasComputed(QualifiedName table, String column) {
    return table(table).stream()
        .flatMap(own -> own.columns().stream())
        .filter(other -> !other.name().equals(column))
        .map(Column::generated)
        .anyMatch(how -> how != null && how.expression().mentions(column));
  }

  /**
   * Whether foreign keys point to a key of the table whose index carries that column besides, so
   * that the server cannot make the index anew while they are there.
   */
  boolean isCarriedByTarget(QualifiedName table, String column) {
    return table(table).stream()
            .flatMap(own -> own.constraints().stream())
            .anyMatch(key -> included(key).contains(column))
        && tables().stream()
            .flatMap(other -> other.foreignKeys().stream())
            .anyMatch(key -> key.table().equals(table));
  }

  private static List<String> included(Constraint key) {
    if (key instanceof PrimaryKey primary) {
      return primary.include();
    }
    return key instanceof Unique unique ? unique.include() : List.of();
  }

  /** Spells what a table of that kind is made with. */
  PostgresTables tables(PostgresSpelling spelling, TableAttributes attributes, int version) {
    boolean unlogged = attributes.has(TableAttributes.Trait.UNLOGGED) && version >= 15;
    return new PostgresTables(spelling, unlogged ? Sequences.UNLOGGED : Sequences.LOGGED);
  }

  /** The same for a table that is there. */
  PostgresTables tables(PostgresSpelling spelling, QualifiedName table, int version) {
    TableAttributes attributes =
        table(table).map(Table::attributes).orElseGet(() -> Table.of(table).attributes());
    return tables(spelling, attributes, version);
  }

  /** Whether the table has a check. */
  boolean hasChecks(QualifiedName table) {
    return table(table).stream()
        .flatMap(own -> own.constraints().stream())
        .anyMatch(Check.class::isInstance);
  }

  /** All tables that are known. */
  List<Table> tables() {
    return schema.tables().list();
  }

  /** The columns of a table's primary key; empty if it has none. */
  List<String> key(QualifiedName table) {
    return table(table).flatMap(Table::primaryKey).map(PrimaryKey::columns).orElse(List.of());
  }

  /** The name of a constraint; where it has none, the one that the server chose for it. */
  String name(QualifiedName table, Constraint constraint) {
    String given = constraint.id().text();
    if (given != null) {
      return given;
    }
    Table owner = table(table).orElseGet(() -> Table.of(table));
    List<String> same =
        owner.constraints().stream()
            .filter(other -> other.id().present() && isSame(constraint, other))
            .map(other -> other.id().orEmpty())
            .toList();
    return same.stream()
        .filter(name -> PostgresNames.isChosen(name, owner, constraint))
        .findFirst()
        .or(() -> same.stream().findFirst())
        .or(() -> onlyOne(owner, constraint))
        .orElseGet(() -> PostgresNames.chosen(owner, constraint));
  }

  /** The name that the server would choose for a constraint that loses the one that it has. */
  String chosenName(QualifiedName table, Constraint constraint) {
    Table owner = table(table).orElseGet(() -> Table.of(table));
    String present = constraint.id().orEmpty();
    List<Constraint> others =
        owner.constraints().stream()
            .filter(other -> !other.id().orEmpty().equals(present))
            .toList();
    return PostgresNames.chosen(
        owner.withConstraints(others), constraint.withName(ConstraintName.NONE));
  }

  private static boolean isSame(Constraint wanted, Constraint other) {
    if (wanted instanceof ForeignKey from && other instanceof ForeignKey to) {
      return from.columns().equals(to.columns()) && from.table().equals(to.table());
    }
    if (wanted instanceof Check from && other instanceof Check to) {
      return text(from).equals(text(to));
    }
    return wanted.getClass() == other.getClass() && wanted.columns().equals(other.columns());
  }

  private static String text(Check check) {
    return PostgresTexts.normal(PostgresExpressions.spell(check.rule()));
  }

  /**
   * The only constraint that the server may have named for this one; the server writes a rule down
   * in other words than its author.
   */
  private static Optional<String> onlyOne(Table owner, Constraint constraint) {
    List<String> names =
        owner.constraints().stream()
            .filter(other -> other.getClass() == constraint.getClass())
            .map(other -> other.id().orEmpty())
            .filter(name -> PostgresNames.isChosen(name, owner, constraint))
            .toList();
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  /** Notes that a sequence has another name until it is dropped. */
  void moved(QualifiedName sequence, QualifiedName present) {
    moved.put(sequence, present);
  }

  /** Notes that a column has taken a sequence over. */
  void adopt(QualifiedName sequence) {
    adopted.add(sequence);
  }

  /** The name under which a sequence is to be dropped; none if it stays as a column's. */
  Optional<QualifiedName> leaving(QualifiedName sequence) {
    return adopted.remove(sequence)
        ? Optional.empty()
        : Optional.of(Objects.requireNonNullElse(moved.remove(sequence), sequence));
  }

  /** Notes how a column counts now. */
  void change(QualifiedName table, String column, UnaryOperator<@Nullable Identity> change) {
    Optional<Column> known = table(table).flatMap(own -> own.column(column));
    if (known.isPresent() && known.get().identity() != null) {
      Column present = known.get().withIdentity(change.apply(known.get().identity()));
      schema =
          schema.changing(table, own -> own.withColumns(own.columns().replacing(column, present)));
    }
  }

  /** Goes one change further. */
  void advance(Operation change) {
    try {
      Operation known = change instanceof AlterColumn alter ? known(alter) : change;
      schema = known.applyTo(schema);
    } catch (SchemaException e) {
      // Not all of a live database is known, nor what pieces of SQL in a revision have made.
      if (strictness == Strictness.COMPLETE) {
        throw e;
      }
    }
  }

  /** The change with the sequence that the column keeps, though nobody names it. */
  private AlterColumn known(AlterColumn change) {
    var serials = new PostgresSerials(new PostgresSpelling(), this, List.of());
    Column after = serials.wanted(change.table(), change.before(), change.after());
    return new AlterColumn(change.table(), change.before(), after, change.using());
  }
}
