package io.bascule.dsl;

import io.bascule.schema.Declare;
import io.bascule.schema.EnumType;
import io.bascule.schema.Literal;
import io.bascule.schema.QualifiedName;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An enumerated type of the database, made from a Java enum. Its name is the class's in snake case,
 * and its labels are the constants' names, or what they tell where the enum is {@link Labelled};
 * both can be said otherwise.
 *
 * @param <E> the Java enum
 */
public final class Enumeration<E extends Enum<E>> {
  private final Class<E> type;
  private final QualifiedName name;
  private final Function<? super E, String> labels;
  private final Map<String, String> former;

  private Enumeration(
      Class<E> type,
      QualifiedName name,
      Function<? super E, String> labels,
      Map<String, String> former) {
    this.type = type;
    this.name = name;
    this.labels = labels;
    this.former = former;
  }

  /** The type of that Java enum, named by convention: {@code OrderState} is {@code order_state}. */
  public static <E extends Enum<E>> Enumeration<E> of(Class<E> type) {
    Mistake.present(type, "an enumeration");
    return new Enumeration<>(
        type,
        QualifiedName.of(snakeCase(type.getSimpleName())),
        Enumeration::conventional,
        Map.of());
  }

  private static String conventional(Enum<?> constant) {
    return constant instanceof Labelled labelled ? labelled.label() : constant.name();
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /** The same under another name, as {@code type} or {@code schema.type}. */
  public Enumeration<E> named(String other) {
    return named(Declare.name(other));
  }

  /** The same under another name. */
  public Enumeration<E> named(QualifiedName other) {
    return new Enumeration<>(type, other, labels, former);
  }

  /** The same with other labels. */
  public Enumeration<E> labelled(Function<? super E, String> other) {
    return new Enumeration<>(type, name, other, former);
  }

  /** The same, where the constant's label was another one before. */
  public Enumeration<E> renamedFrom(E constant, String label) {
    var more = new TreeMap<>(former);
    more.put(labels.apply(constant), label);
    return new Enumeration<>(type, name, labels, more);
  }

  QualifiedName name() {
    return name;
  }

  Map<String, String> former() {
    return former;
  }

  EnumType declared() {
    E[] constants = Objects.requireNonNull(type.getEnumConstants());
    return new EnumType(name, Stream.of(constants).<String>map(labels).toList());
  }

  /** The constant that has the label. */
  E constant(String label) {
    for (E constant : Objects.requireNonNull(type.getEnumConstants())) {
      if (labels.apply(constant).equals(label)) {
        return constant;
      }
    }
    throw Mistake.unknownLabel(name, label, type);
  }

  Literal literal(E constant) {
    return Literal.of(labels.apply(constant));
  }
}
