package io.bascule.cli.project;

import io.bascule.dialect.Dialect;
import io.bascule.dialect.Live;
import io.bascule.differ.Answers;
import io.bascule.differ.Difference;
import io.bascule.differ.live.LiveSchema;
import io.bascule.operation.CreateTable;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.Direction;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.HistoryException;
import io.bascule.schema.Schema;
import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the changes of the next revision.
 *
 * <p>Where the history makes up the whole schema, the changes lead from what it makes up to what
 * the model declares, in words that suit every database. Where the database had tables before the
 * first revision, they lead from what the database has, in its own words.
 */
final class RevisionMaker {
  private final Connection connection;
  private final Comparer comparer;
  private final History history;
  private final Schema model;
  private final Live live;
  private Schema before;

  RevisionMaker(Connection connection, Dialect dialect, History history, Schema model) {
    this.connection = connection;
    this.comparer = new Comparer(connection, dialect);
    this.history = history;
    this.model = model;
    this.live = LiveSchema.read(this.connection, dialect);
    this.before = live.schema();
  }

  /** What the database has. */
  Live live() {
    return live;
  }

  /**
   * The changes that lead to the model.
   *
   * @throws ProjectException if the database is not as the history says
   */
  Difference changes(Answers answers) {
    Optional<Schema> folded = folded();
    if (folded.isPresent() && !adopting(folded.get())) {
      before = folded.get();
      return comparer.portable(before, model, answers);
    }
    return comparer.toDeclared(before, model, answers);
  }

  /**
   * The changes that lead to the model from what a revision makes of what is there.
   *
   * @param last the revision, which the database does not have
   * @throws ProjectException if the database is not as the history says
   */
  Difference changesBehind(HistoryEntry last, Answers answers) {
    Optional<Schema> folded = folded();
    if (folded.isPresent() && !adopting(folded.get())) {
      before = folded.get();
      return comparer.portable(behind(last), model, answers);
    }
    return comparer.between(behind(last), model, answers);
  }

  /** What a revision makes of the schema from which the changes lead. */
  Schema behind(HistoryEntry last) {
    return history.fold(last, Direction.UP, before);
  }

  /** The schema from which the changes lead, once they are found. */
  Schema before() {
    return before;
  }

  private Optional<Schema> folded() {
    try {
      return Optional.of(history.schemaAt(history.heads().stream().map(HistoryEntry::id).toList()));
    } catch (HistoryException unfoldable) {
      if (unfoldable.kind() == HistoryException.Kind.UNFOLDABLE) {
        return Optional.empty();
      }
      throw unfoldable;
    }
  }

  /** Whether the database has tables that the history never made and the model declares. */
  private boolean adopting(Schema folded) {
    Operations drift = comparer.toLive(folded, live.schema(), Answers.DROP_ALL).operations();
    if (drift.isEmpty()) {
      return false;
    }
    Set<String> declared = new TreeSet<>(model.tables().names());
    boolean adopted =
        history.isEmpty() || drift.stream().allMatch(change -> isAdoption(change, declared));
    if (!adopted) {
      throw NotWritten.drifted(Summary.lines(drift));
    }
    return true;
  }

  private static boolean isAdoption(Operation change, Set<String> declared) {
    return change instanceof CreateTable create && declared.contains(create.subject().name());
  }
}
