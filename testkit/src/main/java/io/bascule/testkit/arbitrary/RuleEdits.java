package io.bascule.testkit.arbitrary;

import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Deferral;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.Index;
import io.bascule.schema.Key;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes.Trait;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes of the constraints and indexes of one table. Each says whether it changed anything. */
final class RuleEdits {
  private final Evolving evolving;
  private final Making making;
  private final Table table;
  private final Draw draw;
  private final int number;

  RuleEdits(Evolving evolving, Table table, Draw draw, int number) {
    this.evolving = evolving;
    this.making = evolving.making();
    this.table = table;
    this.draw = draw;
    this.number = number;
  }

  private boolean add(Constraint rule) {
    evolving.change(table, own -> own.with(rule));
    return true;
  }

  private boolean replace(Constraint before, Constraint after) {
    evolving.change(table, own -> own.mapConstraints(rule -> rule.equals(before) ? after : rule));
    return true;
  }

  private <C extends Constraint> Optional<C> pick(List<C> constraints) {
    return constraints.isEmpty()
        ? Optional.empty()
        : Optional.of(draw.pick("constraint", constraints));
  }

  boolean addForeignKey() {
    if (!making.has(Feature.FOREIGN_KEYS)) {
      return false;
    }
    Table target = draw.pick("target", evolving.schema().tables().list());
    boolean back = making.has(Feature.CYCLES) || target.id().equals(table.id());
    var link =
        back
            ? new ForeignKeys(making).link(draw, table, target, number)
            : Optional.<ForeignKeys.Link>empty();
    link.map(this::gentle).ifPresent(l -> evolving.change(table, l::addTo));
    return link.isPresent();
  }

  /** With rows in the table, the columns of a new foreign key are open. */
  private ForeignKeys.Link gentle(ForeignKeys.Link link) {
    return evolving.keepsRows()
        ? new ForeignKeys.Link(link.key(), link.columns().stream().map(Column::asNullable).toList())
        : link;
  }

  boolean changeForeignKey() {
    Optional<ForeignKey> key = pick(table.foreignKeys());
    return key.isPresent()
        && replace(
            key.get(),
            draw.chance("when", 30) && making.has(Feature.DEFERRABLE)
                ? key.get().deferrable(draw.pick("deferral", List.of(Deferral.values())))
                : acting(key.get()));
  }

  private ForeignKey acting(ForeignKey key) {
    return new ForeignKeys(making)
        .actions(draw.at("actions"), key.onDelete(key.onDelete(), none()));
  }

  private static String[] none() {
    return new String[0];
  }

  boolean addUnique() {
    List<Column> among =
        table.columns().stream()
            .filter(column -> !evolving.keepsRows() || evolving.isOld(table, column.name()))
            .toList();
    return making.has(Feature.UNIQUE)
        && new Rules(making, table).unique(draw, number, among).map(this::add).orElse(false);
  }

  boolean addCheck() {
    return making.has(Feature.CHECKS)
        && new Rules(making, table).check(draw, number).map(this::add).orElse(false);
  }

  boolean drop() {
    boolean fixed =
        table.attributes().has(Trait.WITHOUT_ROWID)
            || table.columns().stream().anyMatch(column -> column.identity() != null);
    Optional<Constraint> gone =
        pick(
            table.constraints().stream()
                .filter(rule -> !(fixed && rule instanceof PrimaryKey))
                .toList());
    gone.ifPresent(rule -> evolving.become(Dependents.without(evolving.schema(), table, rule)));
    return gone.isPresent();
  }

  boolean rename() {
    Optional<Constraint> renamed = pick(table.constraints());
    return renamed.isPresent()
        && replace(renamed.get(), renamed.get().withName(ConstraintName.of("renamed_" + number)));
  }

  boolean changeConstraint() {
    Optional<Constraint> chosen =
        pick(
            table.constraints().stream()
                .filter(rule -> rule instanceof Check || rule instanceof Unique)
                .toList());
    if (chosen.isEmpty()) {
      return false;
    }
    if (chosen.get() instanceof Check check) {
      return replace(check, changed(check));
    }
    Unique unique = (Unique) chosen.get();
    boolean pointed = Dependents.isPointedTo(evolving.schema(), table, unique);
    return !pointed
        && making.has(Feature.DEFERRABLE_KEYS)
        && replace(unique, unique.deferrable(draw.pick("when", List.of(Deferral.values()))));
  }

  private Check changed(Check check) {
    if (check.validity() != Validity.VALID && draw.chance("valid", 60)) {
      return check.validity(Validity.VALID);
    }
    return new Conditions(making, table).any(draw.at("rule")).map(check::withRule).orElse(check);
  }

  boolean addIndex() {
    if (!making.has(Feature.INDEXES)) {
      return false;
    }
    Optional<Index> index = new Indexes(making, table).any(draw, number);
    boolean fits = index.map(this::fits).orElse(false);
    if (fits) {
      evolving.change(table, own -> own.with(index.orElseThrow()));
    }
    return fits;
  }

  /** With rows in the table, an index is unique only by what told rows apart before. */
  private boolean fits(Index index) {
    return !evolving.keepsRows()
        || !index.isUnique()
        || evolving.isOld(table, index.keys().get(0).column());
  }

  boolean dropIndex() {
    Optional<Index> gone = pickIndex();
    gone.ifPresent(
        index ->
            evolving.change(table, own -> own.withIndexes(own.indexes().without(index.name()))));
    return gone.isPresent();
  }

  boolean renameIndex() {
    return changeIndex(index -> index.withName("renamed_ix_" + number));
  }

  boolean changeIndex() {
    return changeIndex(this::changed);
  }

  private Index changed(Index index) {
    if (making.has(Feature.COMMENTS) && draw.chance("comment", 30)) {
      return index.withComment(draw.chance("none", 30) ? null : Names.comment(draw));
    }
    if (making.has(Feature.PARTIAL_INDEXES) && draw.chance("where", 40)) {
      boolean whole = index.where() != null && draw.chance("whole", 40);
      return index.where(
          whole ? null : new Conditions(making, table).any(draw.at("where")).orElse(null));
    }
    boolean turned = making.has(Feature.DESCENDING) && index.method().isEmpty();
    List<Key> keys = index.keys().stream().map(key -> turned ? turned(key) : key).toList();
    return index.withKeys(keys);
  }

  private static Key turned(Key key) {
    return key.order() == Key.Order.DESCENDING
        ? new Key(
            key.subject(), Key.Order.ASCENDING, key.nulls(), key.collation(), key.operatorClass())
        : key.descending();
  }

  private Optional<Index> pickIndex() {
    List<Index> indexes = table.indexes().list();
    return indexes.isEmpty() ? Optional.empty() : Optional.of(draw.pick("index", indexes));
  }

  private boolean changeIndex(UnaryOperator<Index> change) {
    Optional<Index> picked = pickIndex();
    picked.ifPresent(
        index ->
            evolving.change(
                table,
                own ->
                    own.withIndexes(own.indexes().replacing(index.name(), change.apply(index)))));
    return picked.isPresent();
  }
}
