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
import java.util.stream.Stream;

/**
 * Brings a difference into the author's text of a table. What the difference does not speak of
 * stays as it is written: comments, conflict clauses, constraints without a name.
 */
final class TableEdit {
  private final TableDifference difference;
  private final List<OwnedRule> toAdd;
  private final List<OwnedRule> toKeep = new ArrayList<>();
  private final List<OwnedRule> used = new ArrayList<>();
  private final RuleMatch match;
  private CreateTable text;

  private TableEdit(CreateTable author, TableDifference difference) {
    this.difference = difference;
    this.text = withoutLooseNames(author);
    this.toAdd = new ArrayList<>(difference.addedRules());
    this.match = RuleMatch.of(text, difference.before());
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

  /** A constraint's name with nothing behind it would name what is put there. */
  private CreateTable withoutLooseNames(CreateTable given) {
    CreateTableEdit edit = given.edit();
    boolean any = false;
    for (ColumnText column : given.columns()) {
      List<Rule> rules = column.rules();
      for (int i = rules.size() - 1; i >= 0 && rules.get(i).kind() == Kind.NOTHING; i--) {
        if (isTouched(column)) {
          edit.remove(rules.get(i));
          any = true;
        }
      }
    }
    return any ? edit.done() : given;
  }

  private boolean isTouched(ColumnText column) {
    return difference.changed().stream()
            .anyMatch(change -> SqliteNames.same(change.before().name(), column.name()))
        || Stream.concat(
                difference.addedRules().stream(),
                difference.changedRules().stream().map(RuleChange::after))
            .map(OwnedRule::owner)
            .anyMatch(owner -> owner != null && SqliteNames.same(owner.name(), column.name()));
  }

  private void change() {
    CreateTableEdit edit = text.edit();
    for (ColumnText column : difference.dropped()) {
      edit.remove(located(column.name()));
    }
    List<OwnedRule> strangers = strangers(text, difference.dropped());
    for (ColumnChange change : difference.changed()) {
      change(edit, change);
    }
    for (OwnedRule rule : difference.droppedRules()) {
      OwnedRule found = located(rule);
      if (!goesWithColumn(found)) {
        remove(edit, found);
      }
    }
    for (RuleChange change : difference.changedRules()) {
      change(edit, change);
    }
    awakened().ifPresent(change -> change(edit, change));
    strangers.stream().filter(rule -> !used.contains(rule)).forEach(toKeep::add);
    text = edit.done();
  }

  private void change(CreateTableEdit edit, ColumnChange change) {
    ColumnText column = located(change.before().name());
    if (change.changesType()) {
      edit.type(column, TokenReader.text(difference.after().sql(), change.after().type()));
    }
    for (Kind kind : TableDifference.FACETS) {
      if (change.changes(kind)) {
        String words =
            change
                .after()
                .last(kind)
                .map(rule -> TokenReader.text(difference.after().sql(), rule.tokens()))
                .orElse("");
        change(edit, column, kind, words);
      }
    }
  }

  private void change(CreateTableEdit edit, ColumnText column, Kind kind, String words) {
    Optional<Rule> present = column.last(kind);
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
    if (goesWithColumn(found)) {
      toAdd.add(change.after());
    } else if (change.isRename() && !awakes(found, change.after())) {
      edit.replace(found.rule().span(), withName(change.after(), found.unnamed()));
    } else if (samePlace) {
      edit.replace(found.rule().span(), change.after().text());
      trailing(edit, found);
    } else {
      remove(edit, found);
      toAdd.add(change.after());
    }
  }

  /**
   * How a key sorts and compares means nothing as long as it is the rowid. It must not come to mean
   * something when the column's type changes, or when the rowid goes.
   */
  private Optional<RuleChange> awakened() {
    return difference
        .keptKey()
        .filter(
            key -> match.find(key.before()).filter(own -> awakes(own, key.after())).isPresent());
  }

  private boolean awakes(OwnedRule found, OwnedRule now) {
    boolean other =
        difference.options() == TableDifference.Options.OTHER
            || difference.changed().stream()
                .filter(ColumnChange::changesType)
                .map(change -> SqliteNames.fold(change.after().name()))
                .anyMatch(now.columns()::contains);
    return other && found.kind() == Kind.PRIMARY_KEY && !found.details().equals(now.details());
  }

  private boolean goesWithColumn(OwnedRule found) {
    ColumnText owner = found.owner();
    return owner != null && named(difference.dropped(), owner.name());
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

  /** The checks in the definitions of some columns that say nothing about those columns. */
  static List<OwnedRule> strangers(CreateTable text, List<ColumnText> columns) {
    return OwnedRule.of(text).stream()
        .filter(rule -> rule.kind() == Kind.CHECK)
        .filter(
            rule -> {
              ColumnText owner = rule.owner();
              return owner != null
                  && named(columns, owner.name())
                  && !SqlText.mentions(rule.unnamed(), owner.name());
            })
        .toList();
  }

  private void addRules() {
    for (OwnedRule rule : toKeep) {
      text = text.edit().append(rule.text()).done();
    }
    for (OwnedRule rule : toAdd) {
      text = added(text.edit(), rule).done();
    }
  }

  /**
   * A primary key stands before the unique constraints: of two that share an index the first says
   * how it is made, and behind one with its column SQLite cannot rename an INTEGER key.
   */
  private CreateTableEdit added(CreateTableEdit edit, OwnedRule rule) {
    ColumnText owner = rule.owner();
    if (owner != null) {
      return edit.append(located(owner.name()), rule.text());
    }
    return rule.kind() == Kind.PRIMARY_KEY ? edit.prepend(rule.text()) : edit.append(rule.text());
  }

  private String options() {
    var words = difference.after().options().stream().sorted().toList();
    return words.isEmpty() ? "" : " " + String.join(", ", words);
  }

  private ColumnText located(String column) {
    return text.column(column).orElseThrow(() -> missing("column " + column));
  }

  private OwnedRule located(OwnedRule wanted) {
    OwnedRule found = match.find(wanted).orElseThrow(() -> missing(wanted.text()));
    used.add(found);
    return found;
  }

  private static boolean named(List<ColumnText> columns, String name) {
    return columns.stream().anyMatch(column -> SqliteNames.same(column.name(), name));
  }

  private DialectException missing(String what) {
    return DialectException.of(
        "not-in-table",
        """
        Cannot change table %s: it does not have what is to be changed.

          wanted  %s
          text    %s"""
            .formatted(text.name(), what, text.sql()));
  }
}
