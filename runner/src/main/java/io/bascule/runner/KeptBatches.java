package io.bascule.runner;

import io.bascule.dialect.Statement;
import io.bascule.operation.DataStep;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows that are changed some at a time, as the ledger keeps them. The first line tells how many at
 * a time, and of how many lines each part is: what is done, to which rows, the table, and the
 * columns of the key.
 */
final class KeptBatches {
  private static final Pattern HEADER =
      Pattern.compile("-- (\\d{1,9}) at a time, in lines:((?: \\d{1,9}){4,})");

  private static final int BEFORE_KEY = 3;

  private KeptBatches() {}

  static KeptStatement of(Statement.Batches batches, String about) {
    var parts = new ArrayList<>(List.of(batches.update(), batches.condition(), batches.table()));
    parts.addAll(batches.key());
    String lengths =
        parts.stream().map(part -> " " + part.split("\n", -1).length).collect(Collectors.joining());
    return new KeptStatement(
        KeptStatement.Kind.BATCHES,
        Statement.Mode.ALONE,
        about,
        "-- %s at a time, in lines:%s\n%s"
            .formatted(batches.size(), lengths, String.join("\n", parts)));
  }

  /**
   * The statement that such a text keeps.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Statement.Batches statement(DataStep cause, String text) {
    List<String> lines = List.of(text.split("\n", -1));
    Matcher header = HEADER.matcher(lines.get(0));
    if (!header.matches()) {
      throw new IllegalArgumentException("no header: " + lines.get(0));
    }
    var parts = new ArrayList<String>();
    int next = 1;
    for (String length : header.group(2).strip().split(" ", -1)) {
      int from = next;
      next += Integer.parseInt(length);
      if (next > lines.size()) {
        throw new IllegalArgumentException("too few lines: " + header.group());
      }
      parts.add(String.join("\n", lines.subList(from, next)));
    }
    if (next < lines.size()) {
      throw new IllegalArgumentException("too many lines: " + header.group());
    }
    return new Statement.Batches(
        cause,
        parts.get(2),
        parts.get(0),
        parts.get(1),
        parts.subList(BEFORE_KEY, parts.size()),
        Integer.parseInt(header.group(1)));
  }
}
