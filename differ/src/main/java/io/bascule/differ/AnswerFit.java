package io.bascule.differ;

import io.bascule.operation.Operation;
import io.bascule.operation.RenameColumn;
import io.bascule.operation.RenameTable;
import io.bascule.schema.Declare;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Schema;
import java.util.List;
import java.util.Map;

/**
 * Whether answers are about something that is there: a mistyped one would drop what it was to keep.
 */
final class AnswerFit {
  private final Schema before;
  private final Schema current;
  private final List<Operation> renames;

  private AnswerFit(Schema before, Schema current, List<Operation> renames) {
    this.before = before;
    this.current = current;
    this.renames = renames;
  }

  /**
   * Refuses answers that fit nothing.
   *
   * @param before the schema as it is
   * @param current the same after the renames
   * @param renames what is renamed
   * @throws DifferException if a name was not there, or is not there under its new name
   */
  static void require(Answers answers, Schema before, Schema current, List<Operation> renames) {
    var fit = new AnswerFit(before, current, renames);
    for (Map.Entry<String, String> answer : answers.renamed().entrySet()) {
      String key = answer.getKey();
      String present = answer.getValue();
      if (!fit.wasRenamed(key, present) && !fit.isDone(key, present)) {
        throw DifferException.unfitRename(key, present, fit.isThere(key));
      }
    }
    for (String key : answers.dropped()) {
      if (!fit.isThere(key)) {
        throw DifferException.unfitDrop(key);
      }
    }
  }

  private boolean wasRenamed(String key, String present) {
    return renames.stream()
        .anyMatch(rename -> isTable(rename, key, present) || isColumn(rename, key, present));
  }

  /** Whether it has the new name already, as after the same answer of an earlier time. */
  private boolean isDone(String key, String present) {
    int dot = key.lastIndexOf('.');
    return !isThere(key)
        && (before.table(Answers.present(Declare.name(key), present)).isPresent()
            || dot > 0 && isThere(key.substring(0, dot + 1) + Answers.column(key, present)));
  }

  private static boolean isTable(Operation rename, String key, String present) {
    return rename instanceof RenameTable table
        && table.before().equals(Declare.name(key))
        && table.after().equals(Answers.present(table.before(), present));
  }

  private boolean isColumn(Operation rename, String key, String present) {
    int dot = key.lastIndexOf('.');
    return dot > 0
        && rename instanceof RenameColumn column
        && column.before().equals(key.substring(dot + 1))
        && column.after().equals(Answers.column(key, present))
        && isCalled(column.table(), Declare.name(key.substring(0, dot)));
  }

  /** Whether a table has, or had, that name. */
  private boolean isCalled(QualifiedName table, QualifiedName name) {
    return table.equals(name)
        || renames.stream()
            .anyMatch(
                rename ->
                    rename instanceof RenameTable own
                        && own.before().equals(name)
                        && own.after().equals(table));
  }

  private boolean isThere(String key) {
    return isThere(before, key) || isThere(current, key);
  }

  private static boolean isThere(Schema schema, String key) {
    int dot = key.lastIndexOf('.');
    return schema.table(Declare.name(key)).isPresent()
        || dot > 0
            && schema
                .table(Declare.name(key.substring(0, dot)))
                .filter(own -> own.columns().has(key.substring(dot + 1)))
                .isPresent();
  }
}
