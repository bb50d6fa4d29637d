package io.bascule.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * The words in which a revision writes a schema's parts down: import them statically. Each makes
 * one of the values of this package.
 */
public final class Declare {
  private Declare() {}

  /** A name as {@code table} or {@code schema.table}. */
  public static QualifiedName name(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? QualifiedName.of(text)
        : QualifiedName.of(text.substring(0, dot), text.substring(dot + 1));
  }

  /** A name whose parts may hold dots. */
  public static QualifiedName name(String schema, String local) {
    return QualifiedName.of(schema, local);
  }

  public static Type bool() {
    return Type.of(Type.Kind.BOOLEAN);
  }

  public static Type smallint() {
    return Type.of(Type.Kind.SMALLINT);
  }

  public static Type integer() {
    return Type.of(Type.Kind.INTEGER);
  }

  public static Type bigint() {
    return Type.of(Type.Kind.BIGINT);
  }

  public static Type decimal() {
    return Type.of(Type.Kind.DECIMAL);
  }

  public static Type decimal(int precision) {
    return Type.of(Type.Kind.DECIMAL, precision);
  }

  public static Type decimal(int precision, int scale) {
    return Type.decimal(precision, scale);
  }

  public static Type real() {
    return Type.of(Type.Kind.REAL);
  }

  public static Type doublePrecision() {
    return Type.of(Type.Kind.DOUBLE);
  }

  public static Type character(int length) {
    return Type.of(Type.Kind.CHAR, length);
  }

  public static Type character() {
    return Type.of(Type.Kind.CHAR);
  }

  public static Type varchar() {
    return Type.of(Type.Kind.VARCHAR);
  }

  public static Type varchar(int length) {
    return Type.of(Type.Kind.VARCHAR, length);
  }

  public static Type text() {
    return Type.of(Type.Kind.TEXT);
  }

  public static Type binary() {
    return Type.of(Type.Kind.BINARY);
  }

  public static Type binary(int length) {
    return Type.of(Type.Kind.BINARY, length);
  }

  public static Type date() {
    return Type.of(Type.Kind.DATE);
  }

  public static Type time() {
    return Type.of(Type.Kind.TIME);
  }

  public static Type time(int fraction) {
    return Type.of(Type.Kind.TIME, fraction);
  }

  public static Type timestamp() {
    return Type.of(Type.Kind.TIMESTAMP);
  }

  public static Type timestamp(int fraction) {
    return Type.of(Type.Kind.TIMESTAMP, fraction);
  }

  public static Type timestampWithTimeZone() {
    return Type.of(Type.Kind.TIMESTAMP_WITH_TIME_ZONE);
  }

  public static Type timestampWithTimeZone(int fraction) {
    return Type.of(Type.Kind.TIMESTAMP_WITH_TIME_ZONE, fraction);
  }

  public static Type uuid() {
    return Type.of(Type.Kind.UUID);
  }

  public static Type json() {
    return Type.of(Type.Kind.JSON);
  }

  public static Type array(Type element) {
    return Type.arrayOf(element);
  }

  public static Type enumeration(String name) {
    return Type.enumeration(name(name));
  }

  public static Type enumeration(QualifiedName name) {
    return Type.enumeration(name);
  }

  public static Type type(String words) {
    return Type.named(words);
  }

  /** The database's own words for a value. */
  public static Expression sql(String text) {
    return Expression.sql(text);
  }

  /** The database's own words for one dialect; chain {@code on} for the others. */
  public static Expression.PerDialect sqlOn(String dialect, String text) {
    return Expression.on(dialect, text);
  }

  /** The column of that name, in an expression. */
  public static Expression column(String name) {
    return Expression.column(name);
  }

  /** A constant, in an expression; {@link Literal#ofValue} says which Java values have one. */
  public static Literal value(Object constant) {
    return Literal.ofValue(constant);
  }

  /** A constant of bytes, in hexadecimal digits. */
  public static Literal bytes(String digits) {
    return new Literal(Literal.Kind.BYTES, digits);
  }

  /** The constant NULL. */
  public static Literal nothing() {
    return Literal.ofNull();
  }

  /** A number in exactly these digits. */
  public static Literal number(String digits) {
    return Literal.number(digits);
  }

  public static Expression not(Expression operand) {
    return Expression.apply(Expression.Operator.NOT, operand);
  }

  public static Expression lower(Expression operand) {
    return Expression.apply(Expression.Operator.LOWER, operand);
  }

  public static Expression upper(Expression operand) {
    return Expression.apply(Expression.Operator.UPPER, operand);
  }

  public static Expression length(Expression operand) {
    return Expression.apply(Expression.Operator.LENGTH, operand);
  }

  public static Expression trim(Expression operand) {
    return Expression.apply(Expression.Operator.TRIM, operand);
  }

  public static Expression abs(Expression operand) {
    return Expression.apply(Expression.Operator.ABS, operand);
  }

  /** The first of the operands that is not NULL; each is an expression or a constant. */
  public static Expression coalesce(Object... operands) {
    return new Expression.Apply(
        Expression.Operator.COALESCE, Stream.of(operands).map(Expression::of).toList());
  }

  public static Expression currentTimestamp() {
    return Expression.apply(Expression.Operator.CURRENT_TIMESTAMP);
  }

  public static Expression currentDate() {
    return Expression.apply(Expression.Operator.CURRENT_DATE);
  }

  public static Expression currentTime() {
    return Expression.apply(Expression.Operator.CURRENT_TIME);
  }

  /** A column that may not be NULL. */
  public static Column column(String name, Type type) {
    return Column.of(name, type);
  }

  public static PrimaryKey primaryKey(String... columns) {
    return PrimaryKey.of(ConstraintName.NONE, List.of(columns));
  }

  /** A primary key whose columns are sorted or compared in a special way. */
  public static PrimaryKey primaryKey(Key... keys) {
    return new PrimaryKey(
        ConstraintName.NONE, List.of(keys), List.of(), Deferral.NOT_DEFERRABLE, null);
  }

  public static Unique unique(String... columns) {
    return Unique.of(ConstraintName.NONE, List.of(columns));
  }

  /** A unique constraint whose columns are sorted or compared in a special way. */
  public static Unique unique(Key... keys) {
    return Unique.of(ConstraintName.NONE, List.of()).withKeys(List.of(keys));
  }

  public static ForeignKey foreignKey(String... columns) {
    return ForeignKey.of(ConstraintName.NONE, List.of(columns), name("?"), List.of());
  }

  public static Check check(Expression rule) {
    return Check.of(ConstraintName.NONE, rule);
  }

  /** A constraint in the database's own words, such as {@code EXCLUDE …}. */
  public static OtherConstraint constraint(String name, String definition) {
    return new OtherConstraint(ConstraintName.of(name), definition);
  }

  /** A constraint without a name in the database's own words. */
  public static OtherConstraint constraint(String definition) {
    return new OtherConstraint(ConstraintName.NONE, definition);
  }

  /** An index of that name on columns. */
  public static Index index(String name, String... columns) {
    return Index.of(name, Stream.of(columns).map(Key::of).toList());
  }

  /** An index of that name on keys. */
  public static Index index(String name, Key... keys) {
    return Index.of(name, List.of(keys));
  }

  /** A key on a column, to be sorted or compared in a special way. */
  public static Key key(String column) {
    return Key.of(column);
  }

  /** A key on an expression. */
  public static Key key(Expression expression) {
    return Key.of(expression);
  }

  /** A table and what it is made of: columns, constraints and indexes, in any order. */
  public static Table table(QualifiedName id, TableElement... elements) {
    String owner = "table " + id;
    return new Table(
        id,
        Members.of(owner, only(Column.class, elements)),
        only(Constraint.class, elements),
        Members.of(owner, only(Index.class, elements)),
        TableAttributes.NONE);
  }

  private static <E> List<E> only(Class<E> kind, TableElement... elements) {
    return Stream.of(elements).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** A table of the default schema, or {@code schema.table}, and what it is made of. */
  public static Table table(String name, TableElement... elements) {
    return table(name(name), elements);
  }

  /** An enumerated type and its labels. */
  public static EnumType enumType(String name, String... labels) {
    return EnumType.of(name(name), labels);
  }

  /** An enumerated type and its labels. */
  public static EnumType enumType(QualifiedName name, String... labels) {
    return EnumType.of(name, labels);
  }

  /** A sequence of big integers that stands for itself. */
  public static Sequence sequence(String name) {
    return Sequence.of(name(name));
  }

  /** A sequence of big integers that stands for itself. */
  public static Sequence sequence(QualifiedName name) {
    return Sequence.of(name);
  }

  /** An identity with the database's own choice of options, to be changed from. */
  public static Identity identity(Identity.Kind kind) {
    return Identity.of(kind);
  }

  /** What is said of an ordinary table as a whole, to be changed from. */
  public static TableAttributes attributes() {
    return TableAttributes.NONE;
  }

  /** The position before all other columns. */
  public static Position first() {
    return Position.FIRST;
  }

  /** The position right behind that column. */
  public static Position after(String column) {
    return Position.after(column);
  }

  /** The database's own choice of a sequence's range and steps, to be changed from. */
  public static SequenceOptions options() {
    return SequenceOptions.DEFAULT;
  }
}
