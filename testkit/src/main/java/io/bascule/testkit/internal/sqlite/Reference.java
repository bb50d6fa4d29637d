package io.bascule.testkit.internal.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A foreign key while it is read: its deferrability may come later than the rest. */
final class Reference {
  private final List<String> columns;
  private final @Nullable String name;
  private final String parent;
  private List<String> parentColumns;
  private String onDelete = "";
  private String onUpdate = "";
  private String match = "";
  private String deferrable = "";

  /** Reads from after REFERENCES up to the first token that does not belong to it. */
  Reference(List<String> columns, @Nullable String name, Cursor cursor) {
    this.columns = columns;
    this.name = name;
    this.parent = cursor.next().text();
    this.parentColumns =
        Cursor.parts(cursor.parenthesized()).stream()
            .filter(part -> !part.isEmpty())
            .map(part -> part.get(0).text())
            .toList();
    boolean more = true;
    while (more) {
      more = readRule(cursor) || readDeferrable(cursor);
    }
  }

  private boolean readRule(Cursor cursor) {
    if (cursor.take("on", "delete")) {
      onDelete = action(cursor);
    } else if (cursor.take("on", "update")) {
      onUpdate = action(cursor);
    } else if (cursor.take("on", "insert")) {
      action(cursor); // accepted and ignored by SQLite
    } else if (cursor.take("match")) {
      match = cursor.next().text().toLowerCase(Locale.ROOT);
    } else {
      return false;
    }
    return true;
  }

  private static String action(Cursor cursor) {
    String first = cursor.next().text().toLowerCase(Locale.ROOT);
    return switch (first) {
      case "set", "no" -> first + " " + cursor.next().text().toLowerCase(Locale.ROOT);
      default -> first;
    };
  }

  /** Reads a clause on deferring, if one comes next. */
  boolean readDeferrable(Cursor cursor) {
    boolean not = cursor.take("not", "deferrable");
    if (!not && !cursor.take("deferrable")) {
      return false;
    }
    boolean deferred = cursor.take("initially", "deferred");
    cursor.take("initially", "immediate");
    deferrable = not ? "" : deferred ? "deferrable initially deferred" : "deferrable";
    return true;
  }

  /** The name that CONSTRAINT gave it, or null. */
  @Nullable String name() {
    return name;
  }

  /** All of it, with the parent's primary key where no columns are named. */
  String normal(Map<String, List<String>> primaryKeys) {
    if (parentColumns.isEmpty()) {
      parentColumns = primaryKeys.getOrDefault(parent.toLowerCase(Locale.ROOT), List.of());
    }
    StringBuilder text = new StringBuilder("foreign key " + Normal.references(columns));
    text.append(" references ").append(Token.name(parent)).append(' ');
    text.append(Normal.references(parentColumns));
    add(text, "on delete ", onDelete.equals("no action") ? "" : onDelete);
    add(text, "on update ", onUpdate.equals("no action") ? "" : onUpdate);
    add(text, "match ", match.equals("simple") ? "" : match);
    add(text, "", deferrable);
    return text.toString();
  }

  private static void add(StringBuilder text, String what, String value) {
    if (!value.isEmpty()) {
      text.append(' ').append(what).append(value);
    }
  }
}
