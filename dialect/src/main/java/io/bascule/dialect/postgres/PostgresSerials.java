package io.bascule.dialect.postgres;

import io.bascule.operation.AlterColumn;
import io.bascule.operation.DropColumn;
import io.bascule.operation.DropSequence;
import io.bascule.operation.DropTable;
import io.bascule.operation.Operation;
import io.bascule.schema.Column;
import io.bascule.schema.Expression;
import io.bascule.schema.Identity;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Sequence;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sequences behind serial columns while a plan goes on: which one is behind a column now, who
 * gives up a name that another is about to take, and who inherits a sequence instead of getting a
 * new one.
 */
final class PostgresSerials {
  private static final Pattern NEXTVAL = Pattern.compile("nextval\\('((?:[^']|'')*)'");

  private final PostgresSpelling spelling;
  private final PostgresState state;
  private final List<Operation> following;

  /**
   * The sequences at one change.
   *
   * @param state what is there before the change
   * @param following the changes that come after it in the same transaction
   */
  PostgresSerials(PostgresSpelling spelling, PostgresState state, List<Operation> following) {
    this.spelling = spelling;
    this.state = state;
    this.following = following;
  }

  /** The column with the sequence that is behind it now, be it the server's choice or not. */
  Column present(QualifiedName table, Column column) {
    Identity how = column.identity();
    Optional<Column> known = state.table(table).flatMap(own -> own.column(column.name()));
    if (how == null || how.kind() != Identity.Kind.SERIAL || known.isEmpty()) {
      return column;
    }
    Identity now = known.get().identity();
    if (now == null) {
      return column.withIdentity(null).withDefault(nextval(PostgresTables.sequence(column, table)));
    }
    return column.withIdentity(new Identity(how.kind(), how.options(), now.sequence()));
  }

  /** What the column shall be; where nobody names the sequence, it keeps its name. */
  Column wanted(QualifiedName table, Column before, Column after) {
    Identity how = after.identity();
    Identity now = present(table, before).identity();
    return how != null && now != null && isUnnamed(before) && isUnnamed(after)
        ? after.withIdentity(new Identity(how.kind(), how.options(), now.sequence()))
        : after;
  }

  private static boolean isUnnamed(Column column) {
    Identity how = column.identity();
    return how != null && how.kind() == Identity.Kind.SERIAL && how.sequence() == null;
  }

  private Expression nextval(QualifiedName sequence) {
    return Expression.sql("nextval(" + spelling.string(spelling.name(sequence)) + ")");
  }

  /** What makes the name free for a sequence that stands for itself. */
  List<String> clear(Sequence fresh) {
    return clear(fresh.id(), PostgresNewcomers.of(fresh.id()));
  }

  /** The same for one that a column of a table that is there already is to have. */
  List<String> clear(QualifiedName sequence) {
    return clear(sequence, PostgresNewcomers.none());
  }

  /** The same for all sequences that the columns of a new table, or a new column, are to have. */
  List<String> clear(Table fresh) {
    return fresh.columns().stream()
        .filter(PostgresNumbers::isSerial)
        .flatMap(
            column ->
                clear(PostgresTables.sequence(column, fresh.id()), PostgresNewcomers.of(fresh))
                    .stream())
        .toList();
  }

  /**
   * What makes the name free that a sequence is about to get, where the one that has it now goes
   * later in the same plan.
   *
   * @param newcomers what is not there yet: it does not have the name, though it may get it
   */
  private List<String> clear(QualifiedName sequence, PostgresNewcomers newcomers) {
    var texts = new ArrayList<String>();
    for (Operation change : following) {
      if (change instanceof DropSequence drop
          && drop.sequence().id().equals(sequence)
          && !newcomers.has(sequence)) {
        QualifiedName aside = aside(sequence);
        texts.add(rename(sequence, aside));
        state.moved(sequence, aside);
      }
      for (Column holder : leaving(change)) {
        QualifiedName table = table(change);
        if (!newcomers.has(table, holder.name()) && sequence.equals(sequence(table, holder))) {
          QualifiedName aside = aside(sequence);
          texts.add(rename(sequence, aside));
          state.change(table, holder.name(), how -> how.withSequence(aside));
        }
      }
      newcomers.follow(change);
    }
    return texts;
  }

  private static QualifiedName aside(QualifiedName sequence) {
    return sequence.withLocal(PostgresNames.cut("former_" + sequence.local()));
  }

  private String rename(QualifiedName sequence, QualifiedName aside) {
    return "ALTER SEQUENCE %s RENAME TO %s"
        .formatted(spelling.name(sequence), spelling.name(aside.local()));
  }

  /** The columns that the change takes away, or takes the sequence away from. */
  private List<Column> leaving(Operation change) {
    if (change instanceof DropTable drop) {
      return drop.subject().columns().stream().filter(PostgresNumbers::isSerial).toList();
    }
    if (change instanceof DropColumn drop) {
      return PostgresNumbers.isSerial(drop.column()) ? List.of(drop.column()) : List.of();
    }
    return change instanceof AlterColumn alter && leaves(alter)
        ? List.of(alter.before())
        : List.of();
  }

  private boolean leaves(AlterColumn alter) {
    QualifiedName now = sequence(alter.table(), alter.before());
    Column after = wanted(alter.table(), alter.before(), alter.after());
    boolean stays =
        PostgresNumbers.isSerial(after)
            && PostgresTables.sequence(after, alter.table()).equals(now);
    return now != null && !stays;
  }

  private @Nullable QualifiedName sequence(QualifiedName table, Column column) {
    Column present = present(table, column);
    return PostgresNumbers.isSerial(present) ? PostgresTables.sequence(present, table) : null;
  }

  private static QualifiedName table(Operation change) {
    return change instanceof DropTable drop
        ? drop.subject().id()
        : java.util.Objects.requireNonNull(change.table());
  }

  /**
   * What makes the sequence stand for itself that a column counts by until now and that a later
   * change leaves; null if there is none.
   */
  @Nullable List<String> released(Sequence sequence) {
    for (Operation change : following) {
      if (change instanceof AlterColumn alter
          && leaves(alter)
          && sequence.id().equals(sequence(alter.table(), alter.before()))) {
        Column before = present(alter.table(), alter.before());
        var texts = new ArrayList<String>();
        texts.add("ALTER SEQUENCE " + spelling.name(sequence.id()) + " OWNED BY NONE");
        texts.addAll(
            PostgresNumbers.alter(
                spelling, PostgresTables.sequenceOf(before, alter.table()), sequence));
        state.change(alter.table(), before.name(), how -> null);
        return texts;
      }
    }
    return null;
  }

  /**
   * The sequence that is there already and becomes a column's: one that stood for itself and that a
   * later change would drop, or one that the column counts by in words of its own.
   *
   * @param wanted what the sequence shall be
   */
  @Nullable Sequence inherited(Column before, Sequence wanted) {
    for (Operation change : following) {
      if (change instanceof DropSequence drop && drop.sequence().id().equals(wanted.id())) {
        state.adopt(wanted.id());
        return drop.sequence();
      }
    }
    return isCountedBy(spelling, before, wanted.id()) ? wanted : null;
  }

  /** Whether the column's default says in words of its own that the sequence counts. */
  static boolean isCountedBy(PostgresSpelling spelling, Column column, QualifiedName sequence) {
    Expression value = column.defaultValue();
    if (value == null) {
      return false;
    }
    Matcher call = NEXTVAL.matcher(PostgresExpressions.spell(value));
    return call.find() && call.group(1).replace("''", "'").equals(spelling.name(sequence));
  }
}
