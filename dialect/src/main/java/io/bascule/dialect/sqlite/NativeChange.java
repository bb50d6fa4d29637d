package io.bascule.dialect.sqlite;

import io.bascule.dialect.Statement;
import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Kind;
import io.bascule.dialect.sqlite.CreateTable.Rule;
import io.bascule.dialect.sqlite.TableDifference.ColumnChange;
import io.bascule.dialect.sqlite.TableDifference.RuleChange;
import io.bascule.operation.Operation;
import io.bascule.schema.SqlText;
import io.bascule.schema.SqlText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements that change a table in place, if this version of SQLite has one for each part of
 * the difference and the table's rows cannot be in the way.
 */
final class NativeChange {
  private static final Set<String> NOT_CONSTANT =
      Set.of("CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP");

  private final SqliteVersion version;
  private final Function<String, Operation> causes;
  private final CreateTable text;
  private final TableDifference difference;
  private final Diagnoses diagnoses;
  private final RuleMatch match;
  private final String name;
  private final List<OwnedRule> rulesToAdd;
  private final List<Statement.Sql> statements = new ArrayList<>();

  NativeChange(
      SqliteVersion version,
      Function<String, Operation> causes,
      CreateTable text,
      TableDifference difference,
      Diagnoses diagnoses) {
    this.version = version;
    this.causes = causes;
    this.text = text;
    this.difference = difference;
    this.diagnoses = diagnoses;
    this.name = SqlText.quoted(text.name());
    this.match = RuleMatch.of(text, difference.before());
    this.rulesToAdd = new ArrayList<>(difference.addedRules());
  }

  /** The statements, or null if there is something that this version cannot do in place. */
  @Nullable List<Statement.Sql> statements() {
    boolean possible =
        TableEdit.strangers(text, difference.dropped()).isEmpty()
            && difference.order() == TableDifference.Order.SAME
            && difference.options() == TableDifference.Options.SAME
            && difference.changedRules().stream().allMatch(NativeChange::isCheck)
            && difference.droppedRules().stream().allMatch(this::drop)
            && difference.changedRules().stream().map(RuleChange::before).allMatch(this::drop)
            && difference.dropped().stream().allMatch(this::drop)
            && addedLast()
            && difference.added().stream().allMatch(this::add)
            && difference.changed().stream().allMatch(this::change)
            && difference.changedRules().stream().map(RuleChange::after).allMatch(this::add)
            && rulesToAdd.stream().allMatch(this::add);
    return possible ? statements : null;
  }

  private void alter(String about, String rest, Statement.@Nullable Diagnosis diagnosis) {
    var statement = Statement.Sql.of(causes.apply(about), "ALTER TABLE " + name + " " + rest);
    statements.add(diagnosis == null ? statement : statement.with(diagnosis));
  }

  /** A check that says something else, or has another name, is dropped and added. */
  private static boolean isCheck(RuleChange change) {
    return change.before().kind() == Kind.CHECK;
  }

  private boolean drop(OwnedRule wanted) {
    Optional<OwnedRule> found = match.find(wanted);
    if (found.isEmpty()) {
      return false;
    }
    ColumnText owner = found.get().owner();
    if (owner != null && difference.dropped().stream().anyMatch(c -> same(c, owner))) {
      return true; // it goes with its column
    }
    boolean droppable =
        switch (found.get().kind()) {
          case CHECK -> version.altersRules();
          case FOREIGN_KEY -> version.dropsForeignKeys();
          default -> false;
        };
    String rule = found.get().rule().name();
    if (!droppable || rule == null || !isOnly(rule)) {
      return false;
    }
    alter(rule, "DROP CONSTRAINT " + SqlText.quoted(rule), null);
    return true;
  }

  /** SQLite drops the first constraint of that name, whatever it is. */
  private boolean isOnly(String rule) {
    return text.allRules().stream()
            .filter(other -> other.name() != null && SqliteNames.same(other.name(), rule))
            .count()
        == 1;
  }

  private boolean drop(ColumnText column) {
    alter(column.name(), "DROP COLUMN " + SqlText.quoted(column.name()), null);
    return version.dropsColumns();
  }

  /** Whether all new columns stand behind those that stay. */
  private boolean addedLast() {
    List<ColumnText> all = difference.after().columns();
    int count = difference.added().size();
    return all.subList(all.size() - count, all.size()).equals(difference.added());
  }

  private boolean add(ColumnText column) {
    var words = new StringBuilder(column.span().of(difference.after().sql()));
    boolean checked = !TableDifference.rules(column, Kind.CHECK).isEmpty();
    boolean pointing = column.last(Kind.FOREIGN_KEY).isPresent();
    for (OwnedRule rule : List.copyOf(rulesToAdd)) {
      if (fitsInto(rule, column)) {
        rulesToAdd.remove(rule);
        checked |= rule.kind() == Kind.CHECK;
        pointing |= rule.kind() == Kind.FOREIGN_KEY;
        words.append(' ').append(inline(rule));
      }
    }
    alter(column.name(), "ADD COLUMN " + words, null);
    return isAddable(column)
        && (!checked || version.checksAddedColumns())
        && (!pointing || isNullByDefault(column));
  }

  /** Whether a table constraint can be said in the new column's own definition. */
  private boolean fitsInto(OwnedRule rule, ColumnText column) {
    if (rule.isInline()) {
      return false;
    }
    if (rule.kind() == Kind.FOREIGN_KEY) {
      return rule.columns().equals(List.of(SqliteNames.fold(column.name())));
    }
    return rule.kind() == Kind.CHECK
        && !version.altersRules()
        && column.equals(difference.added().get(difference.added().size() - 1));
  }

  private static String inline(OwnedRule rule) {
    String given = rule.rule().name();
    String prefix = given == null ? "" : "CONSTRAINT " + SqlText.quoted(given) + " ";
    return prefix + (rule.kind() == Kind.FOREIGN_KEY ? rule.reference() : rule.unnamed());
  }

  /** What sqlite.org/lang_altertable.html, section 4, and the source ask of a new column. */
  private static boolean isAddable(ColumnText column) {
    boolean keyed = column.last(Kind.PRIMARY_KEY).or(() -> column.last(Kind.UNIQUE)).isPresent();
    Optional<Rule> generated = column.last(Kind.GENERATED);
    boolean stored =
        generated.filter(r -> r.tokens().stream().anyMatch(t -> t.is("STORED"))).isPresent();
    boolean required = column.last(Kind.NOT_NULL).isPresent();
    Optional<Rule> value = column.last(Kind.DEFAULT);
    boolean constant = value.map(NativeChange::isConstant).orElse(true);
    return !keyed && !stored && constant && !(required && isNullByDefault(column));
  }

  private static boolean isNullByDefault(ColumnText column) {
    return column.last(Kind.DEFAULT).map(value -> value.tokens().get(1).is("NULL")).orElse(true);
  }

  private static boolean isConstant(Rule value) {
    Token first = value.tokens().get(1);
    return !first.is('(') && !NOT_CONSTANT.contains(SqliteNames.upper(first.text()));
  }

  private boolean change(ColumnChange change) {
    Optional<Rule> now = change.after().last(Kind.NOT_NULL);
    boolean silent = now.map(rule -> rule.tokens().size() == 2).orElse(true);
    String column = SqlText.quoted(change.after().name());
    if (!version.altersRules() || !change.onlyNullability() || !silent) {
      return false;
    }
    if (now.isEmpty()) {
      alter(change.after().name(), "ALTER COLUMN " + column + " DROP NOT NULL", null);
      return true;
    }
    if (change.before().last(Kind.NOT_NULL).isPresent()) {
      return false; // its conflict clause goes
    }
    Optional<Rule> value = change.after().last(Kind.DEFAULT);
    if (value.isPresent()) {
      return false; // rows that are NULL get the default, and no trigger shall see it
    }
    String named = change.after().name();
    alter(named, "ALTER COLUMN " + column + " SET NOT NULL", diagnoses.notNull(named));
    return true;
  }

  private boolean add(OwnedRule rule) {
    boolean plain = rule.kind() == Kind.CHECK && rule.unnamed().endsWith(")") && !rule.isInline();
    if (!plain || !version.altersRules()) {
      return false;
    }
    alter(rule.name(), "ADD " + rule.text(), diagnoses.check(rule));
    return true;
  }

  private static boolean same(ColumnText left, ColumnText right) {
    return SqliteNames.same(left.name(), right.name());
  }
}
