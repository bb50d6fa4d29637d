package io.bascule.dialect.postgres;

import io.bascule.dialect.DialectException;
import io.bascule.schema.Check;
import io.bascule.schema.Column;
import io.bascule.schema.Constraint;
import io.bascule.schema.ConstraintName;
import io.bascule.schema.Deferral;
import io.bascule.schema.Expression;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.ForeignKey.Action;
import io.bascule.schema.Key;
import io.bascule.schema.Members;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.Table;
import io.bascule.schema.TableAttributes;
import io.bascule.schema.Unique;
import io.bascule.schema.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads a table from the catalog's answer. */
final class PostgresTableReader {
  private PostgresTableReader() {}

  static Table read(Fact fact) {
    QualifiedName id = QualifiedName.of(fact.text("schema"), fact.text("name"));
    String owner = "table " + id;
    var columns = new ArrayList<Column>();
    fact.facts("columns").forEach(column -> columns.add(PostgresColumns.read(column, id)));
    return new Table(
        id,
        Members.of(owner, columns),
        fact.facts("constraints").stream().map(PostgresTableReader::constraint).toList(),
        Members.of(owner, fact.facts("indexes").stream().map(PostgresIndexReader::read).toList()),
        attributes(fact));
  }

  private static TableAttributes attributes(Fact fact) {
    var parameters = fact.parameters("parameters");
    fact.parameters("toast").forEach((name, value) -> parameters.put("toast." + name, value));
    var traits = new TreeSet<TableAttributes.Trait>();
    if (fact.is("unlogged")) {
      traits.add(TableAttributes.Trait.UNLOGGED);
    }
    return new TableAttributes(fact.maybe("comment"), traits, parameters);
  }

  private static Constraint constraint(Fact fact) {
    ConstraintName name = ConstraintName.of(fact.text("name"));
    String definition = fact.maybe("definition");
    if (definition != null) {
      return new OtherConstraint(name, definition);
    }
    List<Key> keys = fact.texts("columns").stream().map(Key::of).toList();
    return switch (fact.text("type")) {
      case "p" -> new PrimaryKey(name, keys, fact.texts("include"), deferral(fact), null);
      case "u" ->
          new Unique(name, keys, fact.texts("include"), nullsEqual(fact), deferral(fact), null);
      case "c" -> check(fact, name);
      case "f" -> foreignKey(fact, name);
      default ->
          throw DialectException.of(
              "unexpected-catalog-answer",
              "Cannot read the constraint %s: the server has a kind %s that is not known."
                  .formatted(name, fact.text("type")));
    };
  }

  private static Check check(Fact fact, ConstraintName name) {
    Check check =
        Check.of(name, Expression.sql(PostgresTexts.unwrapped(fact.text("rule"))))
            .validity(validity(fact));
    return fact.is("noInherit") ? check.noInherit() : check;
  }

  private static ForeignKey foreignKey(Fact fact, ConstraintName name) {
    List<String> target = fact.texts("target");
    return new ForeignKey(
        name,
        fact.texts("columns"),
        QualifiedName.of(target.get(0), target.get(1)),
        fact.texts("referenced"),
        action(fact.text("onDelete")),
        action(fact.text("onUpdate")),
        fact.text("match").equals("f") ? ForeignKey.Match.FULL : ForeignKey.Match.SIMPLE,
        deferral(fact),
        fact.texts("setColumns"),
        validity(fact));
  }

  private static Action action(String letter) {
    return switch (letter) {
      case "r" -> Action.RESTRICT;
      case "c" -> Action.CASCADE;
      case "n" -> Action.SET_NULL;
      case "d" -> Action.SET_DEFAULT;
      default -> Action.NO_ACTION;
    };
  }

  private static Deferral deferral(Fact fact) {
    if (!fact.is("deferrable")) {
      return Deferral.NOT_DEFERRABLE;
    }
    return fact.is("deferred") ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE;
  }

  private static Validity validity(Fact fact) {
    if (!fact.is("enforced")) {
      return Validity.NOT_ENFORCED;
    }
    return fact.is("validated") ? Validity.VALID : Validity.NOT_VALID;
  }

  static Unique.NullsEqual nullsEqual(Fact fact) {
    return fact.is("nullsNotDistinct")
        ? Unique.NullsEqual.NOT_DISTINCT
        : Unique.NullsEqual.DISTINCT;
  }
}
