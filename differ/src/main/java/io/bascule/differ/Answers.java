package io.bascule.differ;

import io.bascule.schema.Declare;
import io.bascule.schema.Notes;
import io.bascule.schema.QualifiedName;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a person answered to {@link RenameQuestion}s.
 *
 * @param renamed the new local name, by {@link RenameQuestion#key()}
 * @param dropped the keys of what is really dropped
 * @param others what to do where nobody answered
 */
public record Answers(Map<String, String> renamed, Set<String> dropped, Others others) {
  /** What to do where nobody answered. */
  public enum Others {
    /** Leave the question open. */
    ASK,
    /** Drop the one and add the other. */
    DROP
  }

  /** No answer. */
  public static final Answers NONE = new Answers(Map.of(), Set.of(), Others.ASK);

  /** Whatever is gone is dropped. */
  public static final Answers DROP_ALL = new Answers(Map.of(), Set.of(), Others.DROP);

  public Answers {
    renamed = Collections.unmodifiableMap(new TreeMap<>(renamed));
    dropped = Collections.unmodifiableSet(new TreeSet<>(dropped));
  }

  /** These answers and: it was renamed. */
  public Answers withRenamed(RenameQuestion question) {
    var more = new TreeMap<>(renamed);
    more.put(question.key(), question.after());
    return new Answers(more, dropped, others);
  }

  /** These answers and: it is dropped. */
  public Answers withDropped(RenameQuestion question) {
    var more = new TreeSet<>(dropped);
    more.add(question.key());
    return new Answers(renamed, more, others);
  }

  boolean settles(RenameQuestion question) {
    return others == Others.DROP
        || dropped.contains(question.key())
        || renamed.containsKey(question.key());
  }

  /** The notes of a declaration, with what the answers add to them. */
  Notes addTo(Notes notes) {
    Notes all = notes;
    for (Map.Entry<String, String> answer : renamed.entrySet()) {
      all = added(all, answer.getKey(), answer.getValue());
    }
    return all;
  }

  /** A key may be a table, or a table and its column: both readings are noted, one will fit. */
  private static Notes added(Notes notes, String key, String after) {
    var table = Declare.name(key);
    Notes all = notes.renamed(table, present(table, after));
    int dot = key.lastIndexOf('.');
    return dot < 0
        ? all
        : all.renamed(
            Declare.name(key.substring(0, dot)), key.substring(dot + 1), column(key, after));
  }

  /** The new name of a column, which may be told with its table as the former one is. */
  static String column(String key, String after) {
    String table = key.substring(0, key.lastIndexOf('.') + 1);
    return after.startsWith(table) ? after.substring(table.length()) : after;
  }

  /** The new name of a table: with its schema, or in the one that it had. */
  static QualifiedName present(QualifiedName former, String after) {
    return after.indexOf('.') < 0 ? former.withLocal(after) : Declare.name(after);
  }
}
