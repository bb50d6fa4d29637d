package io.bascule.differ;

import io.bascule.differ.RenameQuestion.Subject;
import io.bascule.schema.Column;
import io.bascule.schema.Notes;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Finds what is gone and has a new lookalike. */
final class Lookalikes {
  private final Schema before;
  private final Schema after;
  private final Notes notes;
  private final List<RenameQuestion> questions = new ArrayList<>();

  private Lookalikes(Schema before, Schema after, Notes notes) {
    this.before = before;
    this.after = after;
    this.notes = notes;
  }

  /**
   * The questions about two schemas in normal form whose renames are done as far as they are told.
   */
  static List<RenameQuestion> among(Schema before, Schema after, Notes notes) {
    var search = new Lookalikes(before, after, notes);
    search.tables();
    for (Table own : before.tables()) {
      after.table(own.id()).ifPresent(wanted -> search.columns(own, wanted));
    }
    return search.questions;
  }

  private void tables() {
    for (Table gone : before.tables()) {
      if (!after.tables().has(gone.name())) {
        after.tables().stream()
            .filter(
                fresh ->
                    before.tables().has(fresh.name()) ? isTold(gone, fresh) : alike(gone, fresh))
            .forEach(fresh -> ask(gone, fresh));
      }
    }
  }

  /**
   * Whether the declaration says that one was the other, though both are there: it may mean that
   * the one replaces the other, or the note may be an old one.
   */
  private boolean isTold(Table gone, Table fresh) {
    return notes.formerName(fresh.id()).filter(gone.id()::equals).isPresent();
  }

  private void ask(Table gone, Table fresh) {
    String origin = notes.origin(fresh.id(), "").orElse(null);
    boolean moved = !gone.id().schema().equals(fresh.id().schema());
    String name = moved ? fresh.id().toString() : fresh.id().local();
    questions.add(new RenameQuestion(gone.id(), gone.id().toString(), name, Subject.TABLE, origin));
  }

  /** Two tables are alike when they have the same columns, or nearly all of several. */
  private static boolean alike(Table gone, Table fresh) {
    var common = new HashSet<>(gone.columns().list());
    common.retainAll(fresh.columns().list());
    int most = Math.max(gone.columns().size(), fresh.columns().size());
    return !common.isEmpty() && common.size() * 4 >= most * 3;
  }

  private void columns(Table own, Table wanted) {
    for (Column gone : own.columns()) {
      if (!wanted.columns().has(gone.name())) {
        wanted.columns().stream()
            .filter(
                fresh ->
                    own.columns().has(fresh.name())
                        ? isTold(own, gone, fresh)
                        : gone.withName(fresh.name()).equals(fresh))
            .forEach(fresh -> ask(own, gone, fresh));
      }
    }
  }

  private boolean isTold(Table own, Column gone, Column fresh) {
    return notes.formerName(own.id(), fresh.name()).filter(gone.name()::equals).isPresent();
  }

  private void ask(Table own, Column gone, Column fresh) {
    String origin = notes.origin(own.id(), fresh.name()).orElse(null);
    questions.add(new RenameQuestion(own.id(), gone.name(), fresh.name(), Subject.COLUMN, origin));
  }
}
