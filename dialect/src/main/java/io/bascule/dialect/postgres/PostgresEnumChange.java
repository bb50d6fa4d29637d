package io.bascule.dialect.postgres;

import io.bascule.dialect.Statement;
import io.bascule.operation.AlterColumn;
import io.bascule.operation.AlterEnum;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.schema.Column;
import io.bascule.schema.EnumType;
import io.bascule.schema.Literal;
import io.bascule.schema.Table;
import io.bascule.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says a change of an enum type's labels. */
final class PostgresEnumChange {
  private final PostgresSpelling spelling;
  private final PostgresState state;
  private final AlterEnum change;
  private final EnumType after;

  /** The former labels under their new texts. */
  private final List<String> kept;

  PostgresEnumChange(PostgresSpelling spelling, PostgresState state, AlterEnum change) {
    this.spelling = spelling;
    this.state = state;
    this.change = change;
    this.after = change.after();
    this.kept =
        change.before().labels().stream()
            .map(label -> change.renames().getOrDefault(label, label))
            .toList();
  }

  /** CREATE TYPE. */
  static String create(PostgresSpelling spelling, EnumType type) {
    String labels = type.labels().stream().map(spelling::string).collect(Collectors.joining(", "));
    return "CREATE TYPE " + spelling.name(type.id()) + " AS ENUM (" + labels + ")";
  }

  /**
   * Renames are made in place, and so are labels that nothing in the same transaction can use:
   * until it is committed, an added label must not be used. Everything else takes a new type.
   *
   * @param following the changes that come after it in the same transaction
   */
  List<Statement> statements(Operation cause, List<Operation> following) {
    var statements = new ArrayList<Statement>();
    renames().forEach(text -> statements.add(Statement.Sql.of(cause, text)));
    if (kept.equals(after.labels())) {
      return statements;
    }
    var added = new ArrayList<>(after.labels());
    added.removeAll(kept);
    var stay = new ArrayList<>(after.labels());
    stay.removeAll(added);
    boolean inPlace = stay.equals(kept) && following.stream().noneMatch(next -> uses(next, added));
    if (inPlace) {
      added.forEach(label -> statements.add(Statement.Sql.of(cause, add(label))));
    } else {
      statements.add(swap(cause));
    }
    return statements;
  }

  private List<String> renames() {
    var texts = new ArrayList<String>();
    var crossed = change.renames().values().stream().anyMatch(change.before().labels()::contains);
    // A label may get the former text of another one: then all of them take a way around.
    change
        .renames()
        .forEach(
            (former, present) -> texts.add(rename(former, crossed ? "former " + former : present)));
    if (crossed) {
      change.renames().forEach((former, present) -> texts.add(rename("former " + former, present)));
    }
    return texts;
  }

  private String alter() {
    return "ALTER TYPE " + spelling.name(after.id()) + " ";
  }

  private String rename(String from, String to) {
    return alter() + "RENAME VALUE " + spelling.string(from) + " TO " + spelling.string(to);
  }

  private String add(String label) {
    int at = after.labels().indexOf(label);
    String place =
        at > 0
            ? " AFTER " + spelling.string(after.labels().get(at - 1))
            : " BEFORE " + spelling.string(kept.get(0));
    return alter() + "ADD VALUE " + spelling.string(label) + (kept.isEmpty() ? "" : place);
  }

  /** Whether a later change may need one of the labels; of a piece of Java that is not known. */
  private boolean uses(Operation next, List<String> labels) {
    if (next instanceof DataStep) {
      return true;
    }
    if (next instanceof AlterColumn alter && isOfType(alter.after().type())) {
      return true;
    }
    return mentions(next, labels);
  }

  /**
   * Whether one of the labels stands in something. Operations and what they carry are records:
   * their texts show it all, constants in quotes, and constants of arrays somewhere in quotes.
   */
  static boolean mentions(Object carrier, List<String> labels) {
    String text = carrier.toString();
    boolean lists = text.contains("[]");
    return labels.stream()
        .anyMatch(
            label ->
                lists && text.contains(label)
                    || text.contains(Literal.of(label).toString())
                    || text.contains(PostgresExpressions.string(label)));
  }

  private boolean isOfType(Type type) {
    return type.kind() == Type.Kind.ENUM && type.enumName().equals(after.id())
        || type.kind() == Type.Kind.ARRAY && isOfType(type.elementType());
  }

  private Statement swap(Operation cause) {
    Statement.Sql swap = Statement.Sql.of(cause, new PostgresAside(spelling).swap(after));
    var removed = new ArrayList<>(kept);
    removed.removeAll(after.labels());
    if (removed.isEmpty()) {
      return swap;
    }
    String gone = removed.stream().map(spelling::string).collect(Collectors.joining(", "));
    for (Table table : state.tables()) {
      for (Column column : table.columns()) {
        if (isOfType(column.type())) {
          swap = swap.with(holding(table, column, gone));
        }
      }
    }
    return swap;
  }

  private Statement.Diagnosis holding(Table table, Column column, String gone) {
    boolean list = column.type().kind() == Type.Kind.ARRAY;
    String name = spelling.name(column.name());
    var shown = new ArrayList<>(state.key(table.id()));
    if (!shown.contains(column.name())) {
      shown.add(column.name());
    }
    return new PostgresDiagnoses(spelling)
        .rows(
            "%s.%s holds %s".formatted(table.id(), column.name(), gone),
            table.id(),
            shown,
            list
                ? "%s::text[] && ARRAY[%s]".formatted(name, gone)
                : "%s::text IN (%s)".formatted(name, gone));
  }
}
