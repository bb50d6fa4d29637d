package io.bascule.dialect.sqlite;

import io.bascule.schema.Constraint;
import io.bascule.schema.Schema;
import io.bascule.schema.Table;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What is meant, as this database holds it. */
record Expressed(UnaryOperator<Schema> express) {

  /** A table of a schema in both forms. */
  Pending.Form form(Schema schema, Table table) {
    Schema alone =
        Schema.EMPTY.withEnums(schema.enums()).withNamespaces(schema.namespaces()).with(table);
    return new Pending.Form(table, express.apply(alone).tables().list().get(0));
  }

  /**
   * The part as the database holds it.
   *
   * @throws io.bascule.dialect.DialectException if it can hold nothing of the kind
   */
  Schema held(Schema part) {
    return express.apply(part);
  }

  /**
   * The table's own constraint that is the wanted one: the same, of its name, or else about the
   * same, the most alike first; a constraint in a database may have no name or other words.
   */
  Constraint own(Table table, Constraint wanted) {
    return find(table, wanted::equals)
        .or(() -> find(table, own -> own.id().present() && own.id().equals(wanted.id())))
        .or(() -> like(table, wanted, rule -> rule.name() + subject(rule) + rule.details()))
        .or(() -> like(table, wanted, rule -> rule.name() + subject(rule)))
        .or(() -> like(table, wanted, rule -> subject(rule) + rule.details()))
        .or(() -> like(table, wanted, Expressed::subject))
        .orElse(wanted);
  }

  private static Optional<Constraint> find(Table table, Predicate<Constraint> fits) {
    return table.constraints().stream().filter(fits).findFirst();
  }

  private static Optional<Constraint> like(
      Table table, Constraint wanted, Function<OwnedRule, String> measure) {
    String value = measured(wanted, measure);
    return find(table, own -> measured(own, measure).equals(value));
  }

  private static String measured(Constraint constraint, Function<OwnedRule, String> measure) {
    String words = SqliteSpelling.INSTANCE.constraint(constraint);
    CreateTable text = CreateTable.of("CREATE TABLE t (a, " + words + ")");
    return OwnedRule.of(text).stream().map(measure).findFirst().orElse(words);
  }

  private static String subject(OwnedRule rule) {
    return "\n" + rule.subject() + "\n";
  }
}
