package io.bascule.revision;

import io.bascule.operation.Backfill;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.ForEachRow;
import io.bascule.operation.Operation;
import io.bascule.revision.Branch.Move;
import io.bascule.schema.Expression;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may stand in each other's way: what a revision's own SQL or Java works on is not told. */
final class Doubts {
  private final Set<String> tables = new HashSet<>();
  private final IdentityHashMap<DataAction.Sql, SqlWords> words = new IdentityHashMap<>();
  private final Set<MergeConflict> found = new LinkedHashSet<>();

  private Doubts() {}

  /** The doubts on two branches that start at one schema: one of a step and a revision. */
  static List<MergeConflict> of(Schema start, Branch one, Branch other) {
    var doubts = new Doubts();
    doubts.note(start);
    one.moves().forEach(move -> doubts.note(move.after()));
    other.moves().forEach(move -> doubts.note(move.after()));
    doubts.hold(one, other);
    doubts.hold(other, one);
    return List.copyOf(doubts.found);
  }

  private void note(Schema schema) {
    schema.tables().forEach(table -> tables.add(Parts.low(table.id().local())));
  }

  private void hold(Branch branch, Branch against) {
    for (Move move : branch.moves()) {
      for (Operation leaf : move.change().leaves()) {
        if (leaf instanceof DataStep step) {
          hold(move, step, against);
        }
      }
    }
  }

  private void hold(Move move, DataStep step, Branch against) {
    var told = new HashSet<String>();
    for (Move other : against.moves()) {
      String revision = other.deed().revision().id();
      String why = told.contains(revision) ? "" : why(step, other);
      if (!why.isEmpty() && told.add(revision) && !isTold(move, other)) {
        found.add(MergeConflict.of(move.deed(), other.deed(), why));
      }
    }
  }

  /** Of two steps that each seem to name the other's things, one has said so already. */
  private boolean isTold(Move move, Move other) {
    return found.stream()
        .anyMatch(doubt -> doubt.one().equals(other.deed()) && doubt.other().equals(move.deed()));
  }

  private String why(DataStep step, Move other) {
    String why = why(step.action(), other);
    Table snapshot = step.snapshot();
    if (!why.isEmpty() || snapshot == null) {
      return why;
    }
    String seen =
        "SELECT %s FROM %s".formatted(String.join(", ", snapshot.columns().names()), snapshot.id());
    String named =
        new SqlWords(new DataAction.Sql(seen, List.of(), step.action().dialects()))
            .namedOf(other.change(), other.mark());
    return named.isEmpty() ? "" : "its snapshot has the " + named;
  }

  private String why(DataAction action, Move other) {
    return action.accept(
        new DataAction.Visitor<String>() {
          @Override
          public String sql(DataAction.Sql sql) {
            return whyOf(sql, other);
          }

          @Override
          public String call(DataAction.Call call) {
            return "what Java does cannot be seen";
          }

          @Override
          public String precondition(DataAction.Precondition asked) {
            return whyOf(new DataAction.Sql(asked.query(), List.of(), asked.dialects()), other);
          }

          @Override
          public String decision(DataAction.Decision decision) {
            return ""; // no revision records one
          }

          @Override
          public String insert(DataAction.Insert insert) {
            String named = "INSERT INTO %s (%s)".formatted(insert.table(), insert.columns());
            return whyOf(new DataAction.Sql(named, List.of(), insert.dialects()), other);
          }

          @Override
          public String backfill(Backfill backfill) {
            return whyOf(said(backfill), other);
          }

          @Override
          public String delete(Delete delete) {
            return whyOf(said(delete), other);
          }

          @Override
          public String forEachRow(ForEachRow each) {
            return "what Java does cannot be seen";
          }
        });
  }

  /** The SQL of a step that changes rows by SQL; null for others. */
  private static DataAction.@Nullable Sql said(DataAction action) {
    if (action instanceof Backfill backfill) {
      return said(backfill);
    }
    if (action instanceof Delete delete) {
      return said(delete);
    }
    return action instanceof DataAction.Sql sql ? sql : null;
  }

  private static DataAction.Sql said(Delete delete) {
    String text = "DELETE FROM %s\nWHERE %s".formatted(delete.table(), delete.where());
    return new DataAction.Sql(text, List.of(), delete.dialects());
  }

  /** As SQL that names what it names. */
  private static DataAction.Sql said(Backfill backfill) {
    var text = new StringBuilder("UPDATE " + backfill.table() + " SET");
    backfill.assignments().forEach(one -> text.append("\n").append(one.column()));
    backfill.assignments().stream()
        .filter(one -> one.value() instanceof Expression)
        .forEach(one -> text.append("\n= ").append(one.value()));
    text.append("\nWHERE ").append(Objects.toString(backfill.where(), "TRUE"));
    backfill.key().forEach(column -> text.append("\n, ").append(column));
    return new DataAction.Sql(text.toString(), List.of(), backfill.dialects());
  }

  private SqlWords words(DataAction.Sql sql) {
    return words.computeIfAbsent(sql, SqlWords::new);
  }

  private String whyOf(DataAction.Sql sql, Move other) {
    SqlWords own = words(sql);
    for (Operation leaf : other.change().leaves()) {
      DataAction.@Nullable Sql otherSql =
          leaf instanceof DataStep step ? said(step.action()) : null;
      if (otherSql != null) {
        String shared = own.shared(words(otherSql), tables);
        if (!shared.isEmpty()) {
          return "both name " + shared;
        }
      }
    }
    String named = own.namedOf(other.change(), other.mark());
    return named.isEmpty() ? "" : "the SQL seems to name the " + named;
  }
}
