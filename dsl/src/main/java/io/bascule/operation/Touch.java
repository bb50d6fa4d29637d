package io.bascule.operation;

import io.bascule.schema.Constraint;
import io.bascule.schema.Index;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a change touches and what it mentions, by words, so that two changes can be told to have
 * nothing to do with each other. It errs on the side of having to do.
 *
 * @param table the table that is changed from within; null if it is none
 * @param objects the words of the names of tables, indexes, types and the like that it makes,
 *     changes as a whole, or takes away
 * @param parts the words of the names of the columns and the like that it touches within the table
 * @param words all words that it says; none if it can be anything
 * @param kind what else is to be known of it
 */
record Touch(
    @Nullable QualifiedName table,
    Set<String> objects,
    Set<String> parts,
    Set<String> words,
    Kind kind) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}_$]+");

  /** What else is to be known of a change. */
  enum Kind {
    PLAIN,
    /** It may put columns in another order. */
    ORDERING,
    /** Whatever suits what was before it suits what is after it, too. */
    WIDENING
  }

  static Touch of(Operation operation) {
    return operation.accept(new Finder());
  }

  /** Whether both lead to the same in either order, for the schema and for all rows. */
  boolean isApartFrom(Touch other) {
    if (words.isEmpty() || other.words.isEmpty()) {
      return false;
    }
    if (table != null && table.equals(other.table)) {
      return !(kind == Kind.ORDERING && other.kind == Kind.ORDERING)
          && disjoint(parts, other.words)
          && disjoint(other.parts, words);
    }
    return !isMentionedBy(other) && !other.isMentionedBy(this);
  }

  /** Whether it can as well be done before a change that comes before it. */
  boolean isMovableBefore(Touch other) {
    return isApartFrom(other)
        || kind == Kind.WIDENING && !other.words.isEmpty() && !other.isMentionedBy(this);
  }

  private boolean isMentionedBy(Touch other) {
    return !disjoint(objects, other.words)
        || table != null
            && other.words.containsAll(words(table.local()))
            && !disjoint(parts, other.words);
  }

  private static boolean disjoint(Set<String> some, Set<String> others) {
    return some.stream().noneMatch(others::contains);
  }

  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }

  /** A name of which no word is left can be anything. */
  private static boolean isWordless(String name) {
    return !name.isEmpty() && words(name).isEmpty();
  }

  private static final class Finder implements Operation.Visitor<Touch> {
    private static Touch object(Operation change, QualifiedName name) {
      return whole(change, name.local(), Set.of(), Kind.PLAIN);
    }

    /** A change of something as a whole. */
    private static Touch whole(Operation change, String name, Set<String> others, Kind kind) {
      var objects = new HashSet<>(others);
      objects.addAll(words(name));
      return isWordless(name)
          ? everything()
          : new Touch(null, objects, Set.of(), words(change.toString()), kind);
    }

    private static Touch whole(Operation change, Table table) {
      var names = new HashSet<String>();
      table.indexes().names().forEach(name -> names.addAll(words(name)));
      table.constraints().forEach(constraint -> names.addAll(name(constraint)));
      return whole(change, table.id().local(), names, Kind.ORDERING);
    }

    private static Set<String> name(Constraint constraint) {
      return words(constraint.id().orEmpty());
    }

    /** A change of columns of a table. */
    private static Touch columns(
        Operation change, QualifiedName table, Kind kind, String... names) {
      var parts = new HashSet<String>();
      for (String name : names) {
        if (isWordless(name)) {
          return everything();
        }
        parts.addAll(words(name));
      }
      return new Touch(table, Set.of(), parts, words(change.toString()), kind);
    }

    private static Touch index(Operation change, QualifiedName table, Index index, String after) {
      var names = words(index.name());
      names.addAll(words(after));
      var parts = new HashSet<>(names);
      index.keys().forEach(key -> parts.addAll(words(key.toString())));
      return isWordless(index.name()) || isWordless(after)
          ? everything()
          : new Touch(table, names, parts, words(change.toString()), Kind.PLAIN);
    }

    /** A foreign key may point to a table without naming the columns of its primary key. */
    private static Touch rule(Operation change, QualifiedName table, Constraint... constraints) {
      var names = new HashSet<String>();
      var parts = new HashSet<String>();
      for (Constraint constraint : constraints) {
        names.addAll(name(constraint));
        constraint.columns().forEach(column -> parts.addAll(words(column)));
        if (isWordless(constraint.id().orEmpty())
            || constraint.columns().stream().anyMatch(Touch::isWordless)) {
          return everything();
        }
      }
      if (constraints[0] instanceof PrimaryKey) {
        return whole(change, table.local(), names, Kind.PLAIN);
      }
      parts.addAll(names);
      return new Touch(table, names, parts, words(change.toString()), Kind.PLAIN);
    }

    @Override
    public Touch createNamespace(CreateNamespace change) {
      return object(change, QualifiedName.of(change.name()));
    }

    @Override
    public Touch dropNamespace(DropNamespace change) {
      return object(change, QualifiedName.of(change.name()));
    }

    @Override
    public Touch createEnum(CreateEnum change) {
      return object(change, change.type().id());
    }

    @Override
    public Touch dropEnum(DropEnum change) {
      return object(change, change.type().id());
    }

    @Override
    public Touch alterEnum(AlterEnum change) {
      Touch touch = object(change, change.before().id());
      return change.onlyAdds()
          ? new Touch(null, touch.objects, touch.parts, touch.words, Kind.WIDENING)
          : touch;
    }

    @Override
    public Touch createSequence(CreateSequence change) {
      return object(change, change.sequence().id());
    }

    @Override
    public Touch dropSequence(DropSequence change) {
      return object(change, change.sequence().id());
    }

    @Override
    public Touch alterSequence(AlterSequence change) {
      return object(change, change.before().id());
    }

    @Override
    public Touch createTable(CreateTable change) {
      return whole(change, change.subject());
    }

    @Override
    public Touch dropTable(DropTable change) {
      return whole(change, change.subject());
    }

    @Override
    public Touch renameTable(RenameTable change) {
      return isWordless(change.after().local())
          ? everything()
          : whole(change, change.before().local(), words(change.after().local()), Kind.ORDERING);
    }

    @Override
    public Touch alterTable(AlterTable change) {
      return whole(change, change.table().local(), Set.of(), Kind.ORDERING);
    }

    @Override
    public Touch addColumn(AddColumn change) {
      return columns(change, change.table(), Kind.ORDERING, change.column().name());
    }

    @Override
    public Touch dropColumn(DropColumn change) {
      return columns(change, change.table(), Kind.ORDERING, change.column().name());
    }

    @Override
    public Touch renameColumn(RenameColumn change) {
      return columns(change, change.table(), Kind.PLAIN, change.before(), change.after());
    }

    @Override
    public Touch alterColumn(AlterColumn change) {
      return columns(
          change, change.table(), Kind.PLAIN, change.before().name(), change.after().name());
    }

    @Override
    public Touch reorderColumns(ReorderColumns change) {
      return whole(change, change.table().local(), Set.of(), Kind.ORDERING);
    }

    @Override
    public Touch addConstraint(AddConstraint change) {
      return rule(change, change.table(), change.constraint());
    }

    @Override
    public Touch dropConstraint(DropConstraint change) {
      return rule(change, change.table(), change.constraint());
    }

    @Override
    public Touch renameConstraint(RenameConstraint change) {
      return rule(
          change, change.table(), change.before(), change.before().withName(change.after()));
    }

    @Override
    public Touch alterConstraint(AlterConstraint change) {
      return rule(change, change.table(), change.before(), change.after());
    }

    @Override
    public Touch createIndex(CreateIndex change) {
      return index(change, change.table(), change.index(), "");
    }

    @Override
    public Touch dropIndex(DropIndex change) {
      return index(change, change.table(), change.index(), "");
    }

    @Override
    public Touch renameIndex(RenameIndex change) {
      return index(change, change.table(), change.before(), change.after());
    }

    @Override
    public Touch alterIndex(AlterIndex change) {
      return index(change, change.table(), change.before(), "");
    }

    @Override
    public Touch rebuildTable(RebuildTable change) {
      return everything();
    }

    /** What hangs on the database may as well do nothing. */
    @Override
    public Touch guarded(Guarded change) {
      return everything();
    }

    @Override
    public Touch when(When change) {
      return everything();
    }

    @Override
    public Touch dataStep(DataStep change) {
      return everything();
    }

    private static Touch everything() {
      return new Touch(null, Set.of(), Set.of(), Set.of(), Kind.ORDERING);
    }
  }
}
