package io.bascule.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Named things in the order in which they were declared. Two are equal when they hold equal
 * members: the order is kept for reading and for creating, and is no part of the meaning.
 *
 * @param <T> what the members are
 */
public final class Members<T extends Named> implements Iterable<T> {
  private final Map<String, T> byName;

  private Members(Map<String, T> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /** No members. */
  public static <T extends Named> Members<T> none() {
    return new Members<>(new LinkedHashMap<>());
  }

  /**
   * The given members in the given order.
   *
   * @param owner what holds them, for the message, such as {@code table orders}
   * @throws SchemaException if two of them have one name
   */
  public static <T extends Named> Members<T> of(String owner, Collection<? extends T> members) {
    var byName = new LinkedHashMap<String, T>();
    for (T member : members) {
      if (byName.putIfAbsent(member.name(), member) != null) {
        throw SchemaException.declaredTwice(owner, member.name());
      }
    }
    return new Members<>(byName);
  }

  /** The member of that name, if there is one. */
  public Optional<T> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether there is a member of that name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** The members with one more, last. */
  public Members<T> with(T member) {
    var all = new ArrayList<>(list());
    all.add(member);
    return of("members", all);
  }

  /**
   * The members with one more, right after the named one.
   *
   * @param predecessor the name of the member before it, or null to put it first
   */
  public Members<T> withAfter(@Nullable String predecessor, T member) {
    var all = new ArrayList<>(list());
    int at = predecessor == null ? 0 : names().indexOf(predecessor) + 1;
    all.add(at, member);
    return of("members", all);
  }

  /** The members without the one of that name; unchanged if there is none. */
  public Members<T> without(String name) {
    var copy = new LinkedHashMap<>(byName);
    copy.remove(name);
    return new Members<>(copy);
  }

  /** The members with the one of that name replaced, in its place. */
  public Members<T> replacing(String name, T after) {
    if (after.name().equals(name) && has(name)) {
      var copy = new LinkedHashMap<>(byName);
      copy.put(name, after);
      return new Members<>(copy);
    }
    return map(member -> member.name().equals(name) ? after : member);
  }

  /** Every member changed by the function, in its place. */
  public Members<T> map(Function<? super T, ? extends T> change) {
    return of("members", list().stream().map(change).toList());
  }

  /** The members in the order of the given names; those not named keep their order, last. */
  public Members<T> ordered(List<String> names) {
    var copy = new LinkedHashMap<String, T>();
    for (String name : names) {
      T member = byName.get(name);
      if (member != null) {
        copy.put(name, member);
      }
    }
    byName.forEach(copy::putIfAbsent);
    return new Members<>(copy);
  }

  /** The members in their order. */
  public List<T> list() {
    return List.copyOf(byName.values());
  }

  /** The names in the members' order. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** The members in their order, as a stream. */
  public Stream<T> stream() {
    return byName.values().stream();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** How many there are. */
  public int size() {
    return byName.size();
  }

  @Override
  public Iterator<T> iterator() {
    return byName.values().iterator();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof Members<?> members && byName.equals(members.byName);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }

  @Override
  public String toString() {
    return byName.values().toString();
  }
}
