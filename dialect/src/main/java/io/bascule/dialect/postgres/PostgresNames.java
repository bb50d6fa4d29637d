package io.bascule.dialect.postgres;

import io.bascule.schema.Check;
import io.bascule.schema.Constraint;
import io.bascule.schema.ForeignKey;
import io.bascule.schema.OtherConstraint;
import io.bascule.schema.PrimaryKey;
import io.bascule.schema.Table;
import io.bascule.schema.Unique;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** How PostgreSQL cuts names, and how it makes them for what has none. */
final class PostgresNames {
  /** The bytes of a name that the server keeps (NAMEDATALEN - 1). */
  private static final int LONGEST = 63;

  private static final Pattern NUMBERED = Pattern.compile("[1-9][0-9]*$");

  private PostgresNames() {}

  /** The name as the server keeps it: cut to 63 bytes, never within a character. */
  static String cut(String name) {
    return cut(name, LONGEST);
  }

  private static String cut(String name, int room) {
    int end = 0;
    int used = 0;
    while (end < name.length()) {
      int next = name.offsetByCodePoints(end, 1);
      int bytes = bytes(name.substring(end, next));
      if (used + bytes > room) {
        return name.substring(0, end);
      }
      used += bytes;
      end = next;
    }
    return name;
  }

  /** The name that the server gives to the sequence of a serial column. */
  static String sequence(String table, String column) {
    return made(table, column, "seq");
  }

  /** Whether it is the name that the server chooses for the sequence if nothing else has it. */
  static boolean isSequence(String name, String table, String column) {
    return name.equals(made(table, column, "seq"));
  }

  /** Whether the server made that name of those parts, with a number where it was taken. */
  static boolean isMade(String name, String table, String columns, String word) {
    var numbered = NUMBERED.matcher(name);
    String number = numbered.find() ? numbered.group() : "";
    return name.equals(made(table, columns, word + number))
        || name.equals(made(table, columns, word));
  }

  /**
   * The name that the server makes of a table, its columns and a word for the kind (makeObjectName
   * in its sources): the longer of the two parts is shortened until the whole fits, and then each
   * is cut where a character ends.
   *
   * @param columns the columns' names with underscores between them, or the empty string
   * @param label the word, with a number behind it where the first choice is taken
   */
  static String made(String table, String columns, String label) {
    int overhead = bytes(label) + 1 + (columns.isEmpty() ? 0 : 1);
    int first = bytes(table);
    int second = bytes(columns);
    while (first + second > LONGEST - overhead) {
      if (first > second) {
        first--;
      } else {
        second--;
      }
    }
    String middle = columns.isEmpty() ? "" : "_" + cut(columns, second);
    return cut(table, first) + middle + "_" + label;
  }

  /**
   * The name that the server gives to a constraint without one; behind others that would get the
   * same, it puts a number.
   *
   * @param owner its table, with what was there before it
   */
  static String chosen(Table owner, Constraint constraint) {
    String name = chosen(owner, constraint, "");
    long earlier =
        owner.constraints().stream()
            .takeWhile(other -> !other.equals(constraint))
            .filter(other -> name.equals(other.id().text()) || isChosen(other, owner, name))
            .count();
    return earlier == 0 ? name : chosen(owner, constraint, Long.toString(earlier));
  }

  /** Whether the server may have chosen that name for the constraint. */
  static boolean isChosen(String name, Table owner, Constraint constraint) {
    var numbered = NUMBERED.matcher(name);
    return name.equals(chosen(owner, constraint, ""))
        || numbered.find() && name.equals(chosen(owner, constraint, numbered.group()));
  }

  private static boolean isChosen(Constraint other, Table owner, String name) {
    return !other.id().present() && chosen(owner, other, "").equals(name);
  }

  private static String chosen(Table owner, Constraint constraint, String number) {
    String table = owner.id().local();
    String columns = String.join("_", constraint.columns());
    return constraint.accept(
        new Constraint.Visitor<String>() {
          @Override
          public String primaryKey(PrimaryKey key) {
            return made(table, "", "pkey" + number);
          }

          @Override
          public String unique(Unique unique) {
            return made(table, columns, "key" + number);
          }

          @Override
          public String foreignKey(ForeignKey key) {
            return made(table, columns, "fkey" + number);
          }

          @Override
          public String check(Check check) {
            List<String> named = owner.columns().names().stream().filter(check::mentions).toList();
            return made(table, named.size() == 1 ? named.get(0) : "", "check" + number);
          }

          @Override
          public String other(OtherConstraint other) {
            return made(table, columns, "excl" + number);
          }
        });
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
