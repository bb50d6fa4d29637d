package io.bascule.cli.project;

import io.bascule.cli.project.RevisionRequest.Rehearsing;
import io.bascule.dialect.Dialect;
import io.bascule.dialect.Live;
import io.bascule.dialect.Unmodelled;
import io.bascule.dialect.Unmodelled.Place;
import io.bascule.differ.Answers;
import io.bascule.differ.Difference;
import io.bascule.differ.live.LiveSchema;
import io.bascule.generator.RevisionDraft;
import io.bascule.operation.DataAction;
import io.bascule.operation.DataStep;
import io.bascule.operation.Operation;
import io.bascule.operation.Operations;
import io.bascule.revision.HistoryEntry;
import io.bascule.runner.LedgerRow;
import io.bascule.runner.Runner;
import io.bascule.runner.Stamp;
import io.bascule.schema.Members;
import io.bascule.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Takes over a database that was there before its history: its model, a first revision that makes
 * such a database from nothing, and a line in the ledger that it is there already.
 */
final class Baseline {
  private final Project project;
  private final Connection open;
  private final Dialect dialect;

  Baseline(Project project, Connection open) {
    this.project = project;
    this.open = open;
    this.dialect = project.database().dialect();
  }

  /** Takes it over, or leaves database and folder as they are. */
  Baselined write(BaselineRequest request) {
    refuseIfBegun();
    Live live = request.strictness().of(LiveSchema.read(open, dialect));
    if (live.schema().equals(Schema.EMPTY) && live.unmodelled().isEmpty()) {
      throw NotWritten.nothingThere(project.database().name());
    }
    var declared = new Live(dialect.declared(live.schema()), live.unmodelled());
    boolean own = project.workspace().hasModel();
    if (own) {
      refuseOtherModel(live.schema());
    }
    var writing =
        new RevisionWriting(
            project.workspace(),
            io.bascule.revision.Place.after(List.of()),
            null,
            request.message());
    RevisionDraft draft = draft(writing, declared);
    List<String> risen =
        request.rehearsal() == Rehearsing.SKIP
            ? made(live).stream().map(Object::toString).toList()
            : Rehearsal.fromNothing(
                project.database(), open, writing.compiled(draft), declared.schema(), made(live));
    Imported model =
        own
            ? new Imported(live.schema().tables().size(), List.of(), List.of(), live.unmodelled())
            : Imported.write(
                declared,
                request.into() == null
                    ? project.workspace().sourceFolders().get(0)
                    : request.into(),
                request.packageName(),
                request.className(),
                Imported.Existing.REFUSE);
    NewRevision revision = stamped(request, model, draft, writing);
    List<Unmodelled> left =
        live.unmodelled().stream().filter(object -> !risen.contains(object.toString())).toList();
    return new Baselined(model, revision, made(live), left);
  }

  /** If the ledger cannot be told, nothing has happened. */
  private NewRevision stamped(
      BaselineRequest request, Imported model, RevisionDraft draft, RevisionWriting writing) {
    Path file = written(model, draft, writing);
    try {
      project.forget();
      Runner runner = project.runner(open).withWait(request.patience());
      runner.stamp(Stamp.at(draft.id()));
    } catch (RuntimeException refused) {
      TextFile.delete(file);
      model.files().forEach(TextFile::delete);
      project.forget();
      project.headsFile().write();
      throw refused;
    }
    return new NewRevision(draft.id(), file, draft.upgrade(), model.unmodelled());
  }

  private static Path written(Imported model, RevisionDraft draft, RevisionWriting writing) {
    try {
      return writing.write(draft);
    } catch (RuntimeException refused) {
      model.files().forEach(TextFile::delete);
      throw refused;
    }
  }

  private void refuseIfBegun() {
    List<String> heads = project.history().heads().stream().map(HistoryEntry::id).toList();
    if (!heads.isEmpty()) {
      throw NotWritten.begun(heads);
    }
    List<String> current =
        project.runner(open).ledger().standing().stream().map(LedgerRow::revision).toList();
    if (!current.isEmpty()) {
      throw NotWritten.alreadyOfAHistory(current);
    }
  }

  private void refuseOtherModel(Schema live) {
    Difference difference =
        new Comparer(open, dialect).toDeclared(live, project.model(), Answers.DROP_ALL);
    if (!difference.isEmpty()) {
      throw NotWritten.otherModel(Summary.lines(difference.operations()));
    }
  }

  /** First what functions and types may stand on, then those, then the tables, then the rest. */
  private RevisionDraft draft(RevisionWriting writing, Live declared) {
    Schema ground = declared.schema().withTables(Members.none());
    Operations first = portable(Schema.EMPTY, ground);
    Operations tables = portable(ground, declared.schema());
    var up = new ArrayList<>(first.list());
    if (made(declared).stream().anyMatch(object -> object.place() == Place.BEFORE_TABLES)) {
      dialect.beforeUnmodelled().forEach(sql -> up.add(step(sql)));
    }
    add(up, declared, Place.BEFORE_TABLES);
    up.addAll(tables.list());
    add(up, declared, Place.AFTER_TABLES);
    var down = new ArrayList<Operation>();
    drop(down, declared, Place.AFTER_TABLES);
    down.addAll(tables.inverse().list());
    drop(down, declared, Place.BEFORE_TABLES);
    down.addAll(first.inverse().list());
    return writing.draft(new Operations(up), new Operations(down));
  }

  private Operations portable(Schema before, Schema after) {
    return new Comparer(open, dialect).portable(before, after, Answers.DROP_ALL).operations();
  }

  private void add(List<Operation> operations, Live live, Place place) {
    for (Unmodelled object : made(live)) {
      if (object.place() == place) {
        object.definition().forEach(sql -> operations.add(step(sql)));
      }
    }
  }

  private void drop(List<Operation> operations, Live live, Place place) {
    List<Unmodelled> last = new ArrayList<>(made(live));
    Collections.reverse(last);
    for (Unmodelled object : last) {
      if (object.place() == place) {
        dialect.drop(object).ifPresent(sql -> operations.add(step(sql)));
      }
    }
  }

  private DataStep step(String sql) {
    return new DataStep(new DataAction.Sql(sql, List.of(), new TreeSet<>(List.of(dialect.name()))));
  }

  private static List<Unmodelled> made(Live live) {
    return live.unmodelled().stream().filter(object -> !object.definition().isEmpty()).toList();
  }
}
