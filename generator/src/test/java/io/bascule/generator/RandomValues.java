package io.bascule.generator;

import io.bascule.operation.Condition;
import io.bascule.operation.CreateNamespace;
import io.bascule.operation.DataAction;
import io.bascule.operation.Delete;
import io.bascule.operation.DropIndex;
import io.bascule.operation.Operation;
import io.bascule.operation.RenameColumn;
import io.bascule.schema.Expression;
import io.bascule.schema.Literal;
import io.bascule.schema.Members;
import io.bascule.schema.Named;
import io.bascule.schema.Position;
import io.bascule.schema.QualifiedName;
import io.bascule.schema.SchemaException;
import io.bascule.schema.Type;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random values of the language, made from what the records themselves say of their components: a
 * component that comes later is tried at once.
 */
final class RandomValues {
  private static final List<String> TEXTS =
      List.of(
          "a",
          "id",
          "user_id",
          "Total",
          "a b",
          "a.b",
          ".",
          "größe",
          "表",
          "😀",
          "\"",
          "'",
          "\\",
          "\\u0041",
          "\\\\u",
          "*/",
          "//",
          "\"\"\"",
          "a\nb\nc",
          "  a\n  b\n",
          "\n",
          "\r\n",
          "\t",
          "a \n b ",
          "\0007",
          "\u2028",
          "\u00a0",
          "\u200b",
          "\ud800",
          "${a}",
          "<#if a>",
          "${'$'}",
          "x AND y ".repeat(30),
          "word".repeat(40),
          "a,b)",
          "(",
          "{",
          "now()",
          "1",
          "-1",
          "true",
          "null",
          " a ",
          "class",
          "\"\"\"\n\"\"\"\"\n \"",
          "\\\n\\\n",
          "%s %n %");

  private final Random random;
  private int depth;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  /** A random value of that record, enum or sealed interface. */
  <T> T of(Class<T> type) {
    depth++;
    try {
      return type.cast(make(type));
    } finally {
      depth--;
    }
  }

  private Object make(Class<?> type) {
    if (type == Type.class) {
      return type();
    }
    if (type == Literal.class) {
      return literal();
    }
    if (type == Position.class) {
      return pick(Position.FIRST, Position.LAST, Position.after(text()));
    }
    if (type == QualifiedName.class) {
      return QualifiedName.of(random.nextBoolean() ? "" : text(), text());
    }
    if (type == DataAction.class) {
      return of((Class<?>) pick(DataAction.Sql.class, DataAction.Precondition.class, Delete.class));
    }
    if (type == Expression.class && depth > 6) {
      return random.nextBoolean() ? literal() : Expression.column(text());
    }
    if (type == Condition.class && depth > 4) {
      return of(Condition.Exists.class);
    }
    if (type == Operation.class && depth > 3) {
      return of((Class<?>) pick(CreateNamespace.class, RenameColumn.class, DropIndex.class));
    }
    if (type.isSealed()) {
      return of(pick(type.getPermittedSubclasses()));
    }
    if (type.isEnum()) {
      return pick(type.getEnumConstants());
    }
    return record(type);
  }

  /** By the canonical constructor; once more where the values do not go together. */
  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Stream.of(components).map(component -> component(component, type)).toArray(Object[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      if (e.getCause() instanceof SchemaException) {
        return record(type);
      }
      throw new AssertionError(type + " of " + List.of(values), e);
    }
  }

  private @Nullable Object component(RecordComponent component, Class<?> owner) {
    AnnotatedType type = component.getAnnotatedType();
    if (type.isAnnotationPresent(Nullable.class) && random.nextInt(3) > 0) {
      return null;
    }
    // What no database has: a key, an index, a list of words by dialect with nothing in it.
    boolean some = List.of("keys", "texts", "list").contains(component.getName());
    if (component.getName().equals("method") || owner == String.class) {
      return pick("", "gin", "gist");
    }
    return component(type, component.getType(), some ? 1 : 0);
  }

  private Object component(AnnotatedType type, Class<?> raw, int least) {
    if (raw == String.class) {
      return text();
    }
    if (raw == boolean.class) {
      return random.nextBoolean();
    }
    if (raw == Long.class) {
      return pick(0L, 1L, -5L, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, (long) Integer.MIN_VALUE);
    }
    if (type instanceof AnnotatedParameterizedType generic) {
      return container(generic, raw, least);
    }
    return of(raw);
  }

  private Object container(AnnotatedParameterizedType type, Class<?> raw, int least) {
    AnnotatedType last =
        type.getAnnotatedActualTypeArguments()[type.getAnnotatedActualTypeArguments().length - 1];
    Supplier<Object> element =
        () -> last.getType() == Object.class ? bind() : component(last, rawOf(last), 0);
    List<Object> elements =
        new ArrayList<>(Stream.generate(element).limit(least + random.nextInt(4)).toList());
    if (raw == SortedSet.class) {
      return new TreeSet<>(elements);
    }
    if (raw == SortedMap.class) {
      var map = new TreeMap<>();
      elements.forEach(value -> map.put(text(), value));
      return map;
    }
    if (raw == Members.class) {
      Members<Named> members = Members.none();
      for (Object one : elements) {
        Named member = (Named) one;
        members = members.has(member.name()) ? members : members.with(member);
      }
      return members;
    }
    if (last.isAnnotationPresent(Nullable.class) && random.nextBoolean()) {
      elements.add(null);
    }
    return elements;
  }

  private static Class<?> rawOf(AnnotatedType type) {
    return type.getType() instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type.getType();
  }

  private Type type() {
    Type.Kind kind = pick(Type.Kind.values());
    return switch (kind) {
      case DECIMAL -> pick(Type.of(kind), Type.of(kind, 10), Type.decimal(12, 2));
      case CHAR, VARCHAR, BINARY, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          random.nextBoolean() ? Type.of(kind) : Type.of(kind, random.nextInt(9));
      case ARRAY -> Type.arrayOf(type());
      case ENUM -> Type.enumeration(of(QualifiedName.class));
      case NAMED -> Type.named(text());
      default -> Type.of(kind);
    };
  }

  private Literal literal() {
    return pick(
        Literal.ofNull(),
        Literal.of(text()),
        Literal.of(random.nextBoolean()),
        Literal.of(random.nextLong()),
        Literal.of(random.nextInt()),
        Literal.number(pick("0", "-0", "007", "1.50", "-2147483648", "2147483648", "1e9")),
        new Literal(Literal.Kind.BYTES, "00ff"));
  }

  private Object bind() {
    return pick(
        text(),
        random.nextInt(),
        random.nextLong(),
        random.nextDouble(),
        Double.NaN,
        Float.NEGATIVE_INFINITY,
        (short) 3,
        (byte) -1,
        'x',
        random.nextBoolean(),
        new BigDecimal("1.50"),
        BigInteger.TEN,
        UUID.randomUUID(),
        LocalDate.EPOCH,
        Instant.EPOCH);
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}
