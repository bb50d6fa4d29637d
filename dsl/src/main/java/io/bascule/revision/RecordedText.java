package io.bascule.revision;

import io.bascule.operation.Backfill;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Delete;
import io.bascule.operation.ForEachRow;
import io.bascule.operation.Guarded;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.operation.When;
import io.bascule.schema.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a revision records, as text that is the same in every run of the same release. */
final class RecordedText implements DataAction.Visitor<String> {
  /** To be raised whenever the text of an unchanged revision changes. */
  static final String VERSION = "records1";

  private static final int BYTES = 8;

  private RecordedText() {}

  static String digest(Revision revision) {
    Changes down = recorded(revision, Direction.DOWN);
    return digest(
        text(recorded(revision, Direction.UP).operations())
            + "\n--\n"
            + down.irreversibleBecause().map(reason -> "irreversible: " + reason).orElse("")
            + text(down.operations()));
  }

  /**
   * What the revision records for one way.
   *
   * @throws HistoryException if its code throws
   */
  static Changes recorded(Revision revision, Direction direction) {
    var changes = new Changes();
    try {
      switch (direction) {
        case UP -> revision.upgrade(changes);
        case DOWN -> revision.downgrade(changes);
      }
    } catch (RuntimeException | LinkageError e) {
      throw BrokenHistory.throwing(revision.getClass().getName(), direction, e);
    }
    return changes;
  }

  private static String digest(String text) {
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(whole, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Operations operations) {
    return operations.stream().map(RecordedText::text).collect(Collectors.joining("\n"));
  }

  private static String text(Operation operation) {
    if (operation instanceof DataStep step) {
      Table seen = step.snapshot();
      String action = step.action().accept(new RecordedText());
      return seen == null ? action : action + " as of " + seen.columns();
    }
    if (operation instanceof Guarded guarded) {
      return guarded.guard() + " " + text(guarded.change());
    }
    return operation instanceof When when
        ? "when " + when.condition() + " {\n" + text(when.changes()) + "\n}"
        : operation.toString();
  }

  @Override
  public String sql(DataAction.Sql sql) {
    String alone = sql.place() == DataAction.Sql.Place.ALONE ? " alone" : "";
    return sql.text() + Arrays.deepToString(sql.binds().toArray()) + sql.dialects() + alone;
  }

  /** Of a piece of Java nothing can be seen but its description. */
  @Override
  public String call(DataAction.Call call) {
    return call.description();
  }

  @Override
  public String precondition(DataAction.Precondition precondition) {
    return precondition.toString();
  }

  @Override
  public String decision(DataAction.Decision decision) {
    return decision.toString();
  }

  @Override
  public String insert(DataAction.Insert insert) {
    return "insert "
        + insert.table()
        + insert.columns()
        + Arrays.deepToString(insert.rows().stream().map(row -> row.values().toArray()).toArray());
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
  }

  @Override
  public String backfill(Backfill backfill) {
    String values =
        backfill.assignments().stream()
            .map(one -> one.column() + " = " + text(one.value()))
            .collect(Collectors.joining(", "));
    return "backfill %s %s where %s by %s in %d"
        .formatted(backfill.table(), values, backfill.where(), backfill.key(), backfill.size());
  }

  @Override
  public String delete(Delete delete) {
    return "delete from %s where %s".formatted(delete.table(), delete.where());
  }

  /** Of a piece of Java nothing can be seen but its description. */
  @Override
  public String forEachRow(ForEachRow each) {
    return "%s, each of %s where %s by %s"
        .formatted(each.description(), each.snapshot(), each.where(), each.key());
  }
}
