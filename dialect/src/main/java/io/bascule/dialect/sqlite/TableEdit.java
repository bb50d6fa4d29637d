package io.bascule.dialect.sqlite;

import io.bascule.dialect.DialectException;
import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Kind;
import io.bascule.dialect.sqlite.CreateTable.Rule;
import io.bascule.dialect.sqlite.TableDifference.ColumnChange;
import io.bascule.dialect.sqlite.TableDifference.RuleChange;
import io.bascule.schema.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a difference into the author's text of a table. What the difference does not speak of
 * stays as it is written: comments, conflict clauses, constraints without a name.
 */
final class TableEdit {
  private final TableDifference difference;
  private final List<OwnedRule> toAdd;
  private CreateTable text;

  private TableEdit(CreateTable text, TableDifference difference) {
    this.text = text;
    this.difference = difference;
    this.toAdd = new ArrayList<>(difference.addedRules());
  }

  /**
   * The changed text.
   *
   * @throws DialectException if the text lacks what the difference changes
   */
  static CreateTable of(CreateTable author, TableDifference difference) {
    boolean nothingStays =
        author.columns().stream().allMatch(c -> named(difference.dropped(), c.name()));
    return nothingStays ? difference.after() : new TableEdit(author, difference).made();
  }

  private CreateTable made() {
    change();
    if (difference.order() == TableDifference.Order.OTHER) {
      reorder();
    }
    difference.added().forEach(this::insert);
    addRules();
    if (difference.options() == TableDifference.Options.OTHER) {
      text = CreateTable.of(text.sql().substring(0, text.bodyEnd() + 1) + options());
    }
    return text;
  }

  private void change() {
    CreateTableEdit edit = text.edit();
    for (ColumnText column : difference.dropped()) {
      edit.remove(located(column.name()));
    }
    for (ColumnChange change : difference.changed()) {
      change(edit, change);
    }
    for (OwnedRule rule : difference.droppedRules()) {
      OwnedRule found = located(rule);
      if (found.owner() == null || !named(difference.dropped(), found.owner().name())) {
        remove(edit, found);
      }
    }
    for (RuleChange change : difference.changedRules()) {
      change(edit, change);
    }
    text = edit.done();
  }

  private void change(CreateTableEdit edit, ColumnChange change) {
    ColumnText column = located(change.before().name());
    if (change.changesType()) {
      edit.type(column, TokenReader.text(difference.after().sql(), change.after().type()));
    }
    for (Kind kind : TableDifference.FACETS) {
      if (change.changes(kind)) {
        change(edit, column, kind, change.after().last(kind));
      }
    }
  }

  private void change(CreateTableEdit edit, ColumnText column, Kind kind, Optional<Rule> after) {
    Optional<Rule> present = column.last(kind);
    String words =
        after.map(rule -> TokenReader.text(difference.after().sql(), rule.tokens())).orElse("");
    for (Rule rule : column.rules()) {
      boolean stays = present.isPresent() && present.get().equals(rule) && !words.isEmpty();
      if (rule.kind() == kind && !stays) {
        edit.remove(rule);
      }
    }
    if (present.isPresent() && !words.isEmpty()) {
      edit.replace(present.get().span(), words);
    } else if (!words.isEmpty()) {
      edit.append(column, words);
    }
  }

  private void change(CreateTableEdit edit, RuleChange change) {
    OwnedRule found = located(change.before());
    boolean samePlace = found.isInline() == change.after().isInline();
    if (change.isRename()) {
      edit.replace(found.rule().span(), withName(change.after(), found.unnamed()));
    } else if (samePlace) {
      edit.replace(found.rule().span(), change.after().text());
      trailing(edit, found);
    } else {
      remove(edit, found);
      toAdd.add(change.after());
    }
  }

  /** The words of a rule under the name of another one. */
  private static String withName(OwnedRule named, String words) {
    String name = named.rule().name();
    return name == null ? words : "CONSTRAINT " + SqlText.quoted(name) + " " + words;
  }

  private static void remove(CreateTableEdit edit, OwnedRule found) {
    edit.remove(found.rule());
    trailing(edit, found);
  }

  /** A foreign key's DEFERRABLE may stand apart, behind other words. */
  private static void trailing(CreateTableEdit edit, OwnedRule found) {
    ColumnText owner = found.owner();
    if (owner != null && found.kind() == Kind.FOREIGN_KEY) {
      owner.rules().stream()
          .skip(owner.rules().indexOf(found.rule()) + 1L)
          .takeWhile(rule -> rule.kind() != Kind.FOREIGN_KEY)
          .filter(rule -> rule.kind() == Kind.DEFERRABLE)
          .forEach(edit::remove);
    }
  }

  /** Puts the texts of the columns that stay into each other's places. */
  private void reorder() {
    var wanted = new ArrayList<ColumnText>();
    for (ColumnText column : difference.after().columns()) {
      text.column(column.name()).ifPresent(wanted::add);
    }
    List<ColumnText> slots = text.columns().stream().filter(wanted::contains).toList();
    CreateTableEdit edit = text.edit();
    for (int i = 0; i < slots.size(); i++) {
      edit.replace(slots.get(i), wanted.get(i).span().of(text.sql()));
    }
    text = edit.done();
  }

  private void insert(ColumnText column) {
    List<ColumnText> all = difference.after().columns();
    String definition = column.span().of(difference.after().sql());
    for (int i = all.indexOf(column) - 1; i >= 0; i--) {
      Optional<ColumnText> before = text.column(all.get(i).name());
      if (before.isPresent()) {
        boolean last = i == all.size() - 2;
        ColumnText place = last ? text.columns().get(text.columns().size() - 1) : before.get();
        text = text.edit().insertAfter(place, definition).done();
        return;
      }
    }
    text = text.edit().insertFirst(definition).done();
  }

  private void addRules() {
    for (OwnedRule rule : toAdd) {
      ColumnText owner = rule.owner();
      text =
          owner == null
              ? text.edit().append(rule.text()).done()
              : text.edit().append(located(owner.name()), rule.text()).done();
    }
  }

  private String options() {
    var words = difference.after().options().stream().sorted().toList();
    return words.isEmpty() ? "" : " " + String.join(", ", words);
  }

  private ColumnText located(String column) {
    return text.column(column).orElseThrow(() -> missing("column " + column));
  }

  private OwnedRule located(OwnedRule wanted) {
    return find(text, wanted).orElseThrow(() -> missing(wanted.text()));
  }

  /** The rule of another text that is the wanted one: by its name, else by what it is about. */
  static Optional<OwnedRule> find(CreateTable text, OwnedRule wanted) {
    List<OwnedRule> alike =
        OwnedRule.of(text).stream().filter(rule -> rule.kind() == wanted.kind()).toList();
    Optional<OwnedRule> byName =
        alike.stream()
            .filter(rule -> !wanted.name().isEmpty() && rule.name().equals(wanted.name()))
            .findFirst();
    return byName.or(
        () -> alike.stream().filter(rule -> rule.subject().equals(wanted.subject())).findFirst());
  }

  private static boolean named(List<ColumnText> columns, String name) {
    return columns.stream().anyMatch(column -> SqliteNames.same(column.name(), name));
  }

  private DialectException missing(String what) {
    return DialectException.of(
        """
        Cannot change table %s: it does not have what is to be changed.

          wanted  %s
          text    %s"""
            .formatted(text.name(), what, text.sql()));
  }
}
