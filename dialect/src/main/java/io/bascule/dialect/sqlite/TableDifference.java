package io.bascule.dialect.sqlite;

import io.bascule.dialect.sqlite.CreateTable.ColumnText;
import io.bascule.dialect.sqlite.CreateTable.Kind;
import io.bascule.dialect.sqlite.CreateTable.Rule;
import io.bascule.schema.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between two spellings of a table, both this dialect's own. It is what has to be
 * changed in the author's text, whose words may be others.
 *
 * @param dropped columns of the first that the second does not have
 * @param added columns of the second that the first does not have
 * @param changed columns of both that say something else
 * @param droppedRules rules of the first alone
 * @param addedRules rules of the second alone, but for those in the definitions of added columns
 * @param changedRules rules that stay and say something else, or have another name
 * @param order whether columns that stay have changed places
 * @param before the first spelling
 * @param after the second spelling
 */
record TableDifference(
    List<ColumnText> dropped,
    List<ColumnText> added,
    List<ColumnChange> changed,
    List<OwnedRule> droppedRules,
    List<OwnedRule> addedRules,
    List<RuleChange> changedRules,
    Order order,
    Options options,
    CreateTable before,
    CreateTable after) {

  /** Whether columns that stay have changed places. */
  enum Order {
    SAME,
    OTHER
  }

  /** Whether STRICT or WITHOUT ROWID came or went. */
  enum Options {
    SAME,
    OTHER
  }

  /** What a column can say besides rules that have names. */
  static final List<Kind> FACETS =
      List.of(Kind.COLLATE, Kind.NOT_NULL, Kind.NULL, Kind.DEFAULT, Kind.GENERATED);

  /** A column in both spellings. */
  record ColumnChange(ColumnText before, ColumnText after) {
    boolean changesType() {
      return !type(before).equals(type(after));
    }

    /** Whether what it says of that kind has changed. */
    boolean changes(Kind facet) {
      return !facet(before, facet).equals(facet(after, facet));
    }

    boolean any() {
      return changesType() || FACETS.stream().anyMatch(this::changes);
    }

    /** Whether nothing but its NOT NULL has changed. */
    boolean onlyNullability() {
      return !changesType()
          && FACETS.stream().noneMatch(kind -> kind != Kind.NOT_NULL && changes(kind));
    }

    private static String type(ColumnText column) {
      return normal(column.type());
    }

    private static String facet(ColumnText column, Kind kind) {
      return column.last(kind).map(rule -> normal(rule.tokens())).orElse("");
    }
  }

  /** A rule in both spellings. */
  record RuleChange(OwnedRule before, OwnedRule after) {
    /** Whether it only gets another name. */
    boolean isRename() {
      return SqlText.normal(before.unnamed()).equals(SqlText.normal(after.unnamed()))
          && before.isInline() == after.isInline();
    }
  }

  /**
   * What leads from one spelling to another.
   *
   * @param fresh columns that are made anew even if the first spelling has one of that name, folded
   */
  static TableDifference between(CreateTable before, CreateTable after, Set<String> fresh) {
    var dropped = new ArrayList<ColumnText>();
    var changed = new ArrayList<ColumnChange>();
    for (ColumnText column : before.columns()) {
      Optional<ColumnText> stays = staying(column, after, fresh);
      stays
          .map(now -> new ColumnChange(column, now))
          .filter(ColumnChange::any)
          .ifPresent(changed::add);
      if (stays.isEmpty()) {
        dropped.add(column);
      }
    }
    List<ColumnText> added =
        after.columns().stream().filter(c -> staying(c, before, fresh).isEmpty()).toList();
    var rules = RulePairs.of(before, after, added);
    return new TableDifference(
        List.copyOf(dropped),
        added,
        List.copyOf(changed),
        rules.dropped(),
        rules.added(),
        rules.changed(),
        staying(before, after, fresh).equals(staying(after, before, fresh))
            ? Order.SAME
            : Order.OTHER,
        before.options().equals(after.options()) ? Options.SAME : Options.OTHER,
        before,
        after);
  }

  private static Optional<ColumnText> staying(
      ColumnText column, CreateTable other, Set<String> fresh) {
    return fresh.contains(SqliteNames.fold(column.name()))
        ? Optional.empty()
        : other.column(column.name());
  }

  private static List<String> staying(CreateTable one, CreateTable other, Set<String> fresh) {
    return one.columns().stream()
        .filter(column -> staying(column, other, fresh).isPresent())
        .map(column -> SqliteNames.fold(column.name()))
        .toList();
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return dropped.isEmpty()
        && added.isEmpty()
        && changed.isEmpty()
        && droppedRules.isEmpty()
        && addedRules.isEmpty()
        && changedRules.isEmpty()
        && order == Order.SAME
        && options == Options.SAME;
  }

  /** The primary key, if both have one and it stays as it is. */
  Optional<RuleChange> keptKey() {
    Optional<OwnedRule> was = key(before).filter(key -> !droppedRules.contains(key));
    Optional<OwnedRule> is = key(after).filter(key -> !addedRules.contains(key));
    boolean changes =
        changedRules.stream()
            .map(RuleChange::before)
            .anyMatch(r -> was.filter(r::equals).isPresent());
    return changes ? Optional.empty() : was.flatMap(o -> is.map(n -> new RuleChange(o, n)));
  }

  private static Optional<OwnedRule> key(CreateTable text) {
    return OwnedRule.of(text).stream().filter(r -> r.kind() == Kind.PRIMARY_KEY).findFirst();
  }

  /** Whether that column is new. */
  boolean adds(String column) {
    return added.stream().anyMatch(other -> SqliteNames.same(other.name(), column));
  }

  /** The rules of an added column's own definition. */
  static List<Rule> rules(ColumnText column, Kind kind) {
    return column.rules().stream().filter(rule -> rule.kind() == kind).toList();
  }

  private static String normal(List<SqlText.Token> tokens) {
    var words = new ArrayList<String>();
    for (SqlText.Token token : tokens) {
      words.add(SqlText.normal(token.text()));
    }
    return String.join(" ", words);
  }
}
