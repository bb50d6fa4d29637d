package io.bascule.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A constraint's name, and where it comes from. Two names are equal when their texts are: the
 * origin only decides whether another name in the database is a difference.
 *
 * @param text the name, or null for a constraint that has none (possible on SQLite)
 * @param origin who chose it
 */
public record ConstraintName(@Nullable String text, Origin origin) {
  /** Who chose a name. */
  public enum Origin {
    /** Somebody wrote it down. */
    GIVEN,
    /** The naming convention made it. */
    CONVENTIONAL
  }

  /** No name. */
  public static final ConstraintName NONE = new ConstraintName(null, Origin.CONVENTIONAL);

  /** A name that somebody wrote down. */
  public static ConstraintName of(String text) {
    return new ConstraintName(text, Origin.GIVEN);
  }

  /** A name that the naming convention made. */
  public static ConstraintName conventional(String text) {
    return new ConstraintName(text, Origin.CONVENTIONAL);
  }

  /** Whether there is a name at all. */
  public boolean present() {
    return text != null;
  }

  /** Whether the naming convention made it, or nobody did. */
  public boolean isConventional() {
    return origin == Origin.CONVENTIONAL;
  }

  /** The name, or the empty string. */
  public String orEmpty() {
    return text == null ? "" : text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConstraintName name && Objects.equals(text, name.text);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(text);
  }

  @Override
  public String toString() {
    return text == null ? "(unnamed)" : text;
  }
}
