package io.bascule.laws.corpus;

import io.bascule.laws.corpus.Candidate.LeftAlone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is left of the differences of two dumps when all that tells of objects which were said to
 * stay is taken out of them. An object explains the lines that its kind shows in, and no others: a
 * trigger never explains a column.
 */
final class Remainder {
  /**
   * What tells of an object in the line of something else, such as a table's row security.
   *
   * @param line the line
   * @param words the words in it
   */
  private record Words(String line, String words) {}

  private static final Map<String, Words> WORDS = new LinkedHashMap<>();

  /** Lines that tell of an object alone; {@code <name>} stands for its name as it is spelled. */
  private static final Map<String, List<String>> LINES = new LinkedHashMap<>();

  private static final String RIGHTS =
      "(grant \\w+ on (relation|column) <name>[ .]|revoked from the owner on <name> ).*";

  /** What a table, a view or the like shows of itself and its parts. */
  private static final List<String> RELATION =
      List.of(
          "(table|partitioned table|foreign table|view|materialized view) <name>([: ].*)?",
          "column <name>\\..*",
          "constraint on <name>:.*",
          "index CREATE (UNIQUE )?INDEX (.* )?ON (ONLY )?<name> USING .*",
          ".*sequence .*owned by <name>\\..*",
          "(rule|trigger) CREATE .* (ON|TO) <name>[ ;\\\\].*",
          "owner of relation <name> is .*",
          "comment on (column .* of )?(table|view|materialized view) <name>: .*",
          RIGHTS);

  /** An index tells its name first, one that a constraint has made last. */
  private static final String INDEX =
      "index (.* <part> ON (ONLY )?<name> .*|.* ON (ONLY )?<name> .* named <part>)";

  private static final String EXECUTE = "grant EXECUTE on function <name>\\(.*";

  private static final List<String> ROUTINE =
      List.of(
          "function CREATE OR REPLACE (FUNCTION|PROCEDURE) <name>\\(.*",
          "aggregate <name>\\(.*",
          EXECUTE,
          "owner of function <name>\\(.*");

  private static final List<String> TYPE =
      List.of(
          "(domain|type) <name> .*",
          "constraint on domain <name>:.*",
          "column <name>\\..*",
          "grant USAGE on type <name> .*");

  static {
    Stream.of("view", "materialized view", "partitioned table", "partition", "inherited table")
        .forEach(kind -> LINES.put(kind, RELATION));
    Stream.of("typed table", "foreign table", "shadow table")
        .forEach(kind -> LINES.put(kind, RELATION));
    Stream.of("function", "procedure", "aggregate").forEach(kind -> LINES.put(kind, ROUTINE));
    Stream.of("domain", "composite type", "range type", "base type")
        .forEach(kind -> LINES.put(kind, TYPE));
    LINES.put(
        "trigger",
        List.of(
            "trigger CREATE (CONSTRAINT )?TRIGGER <part> .* ON <name> .*",
            "trigger <part>: .*",
            "constraint on <name>: TRIGGER.* named <part>"));
    LINES.put("rule", List.of("rule CREATE RULE <part> AS.*"));
    LINES.put("policy", List.of("policy <part> on <name> .*"));
    LINES.put("statistics", List.of("statistics CREATE STATISTICS (\\S+\\.)?<part> .*"));
    LINES.put("privileges", List.of(RIGHTS));
    LINES.put("privileges on column", List.of("grant \\w+ on column <name>\\.<part> .*"));
    LINES.put("privileges on sequence", List.of(RIGHTS));
    LINES.put("privileges on function", List.of(EXECUTE));
    LINES.put("privileges on procedure", List.of(EXECUTE));
    LINES.put("privileges on type", List.of("grant USAGE on type <name> .*"));
    LINES.put("privileges on schema", List.of("grant \\w+ on schema <name> .*"));
    LINES.put("default privileges", List.of("default privileges of .*"));
    LINES.put("foreign key", List.of("constraint on <name>: FOREIGN KEY .* named <part>"));
    LINES.put("not null constraint", List.of("constraint on <name>: NOT NULL .*"));
    LINES.put("extension", List.of("extension <name> .*", "comment on extension <name>: .*"));
    LINES.put("sequence", List.of("sequence <name> .*"));
    LINES.put("virtual table", List.of("virtual table <name>: .*"));
    words("row security", "table <name>( .*)?", "row security( forced)?");
    words(
        "replica identity",
        "(table <name>|index .* ON (ONLY )?<name>) .*",
        "replica identity( \\w)?");
    words("clustering", "index .* ON (ONLY )?<name> .*", "clustered");
    words("storage", "table <name> .*", "tablespace \\S+");
    words("access method", "table <name> .*", "using \\w+");
    words("invalid index", INDEX, "invalid");
    words("index parameters", INDEX, "WITH \\([^)]*\\)");
    words("unlogged sequence", "sequence <name> .*", "unlogged");
    words("sequence type", "sequence <name> .*", "as \\w+");
    words("owner of sequence", "sequence (\\S+\\.)?<part> .*", "owned by .*");
    words(
        "column settings",
        "column <name>\\.<part> .*",
        "(storage \\w|compression \\w|statistics \\d+|with \\([^)]*\\))");
  }

  private static void words(String kind, String line, String words) {
    WORDS.put(kind, new Words(line, words));
  }

  private Remainder() {}

  /** The differences that none of the objects explains. */
  static List<String> of(List<String> differences, List<LeftAlone> leftAlone) {
    List<String> rest = new ArrayList<>(differences);
    for (LeftAlone object : leftAlone) {
      rest.replaceAll(line -> line.charAt(0) + " " + without(object, line.substring(2)));
      rest.removeIf(line -> line.length() == 2);
    }
    for (String line : List.copyOf(rest)) { // what differs in what is left alone only
      String opposite = (line.charAt(0) == '-' ? '+' : '-') + line.substring(1);
      if (rest.contains(line) && rest.contains(opposite)) {
        rest.remove(line);
        rest.remove(opposite);
      }
    }
    return rest;
  }

  /** What a line says besides; the empty string if nothing. */
  private static String without(LeftAlone object, String line) {
    if (!object.kind().equals("default privileges") && !mentions(object, line)) {
      return line;
    }
    Words words = WORDS.get(object.kind());
    if (words != null) {
      return line.matches("(?is)" + spelled(words.line(), object))
          ? line.replaceAll(" " + words.words(), "")
          : line;
    }
    List<String> lines =
        LINES.getOrDefault(object.kind(), List.of(Pattern.quote(object.kind()) + " .*<part>.*"));
    boolean told =
        object.kind().equals("comment")
            ? line.startsWith("comment on ") && object.isNamedIn(line)
            : lines.stream().anyMatch(form -> line.matches("(?is)" + spelled(form, object)));
    return told ? "" : line;
  }

  /** Asked first, because it is quickly answered. */
  private static boolean mentions(LeftAlone object, String line) {
    if (object.kind().equals("comment")) {
      return object.isNamedIn(line);
    }
    String owner = owner(object);
    String name = owner.substring(owner.lastIndexOf('.') + 1);
    return line.contains(name) || line.contains(name.replace("\"", "\"\""));
  }

  private static String spelled(String form, LeftAlone object) {
    int on = object.name().indexOf(" on ");
    String part = on < 0 ? object.local() : object.name().substring(0, on);
    return form.replace("<part>", quoted(part)).replace("<name>", qualified(owner(object)));
  }

  /** The table that it is a part of, or itself; without the arguments of a function. */
  private static String owner(LeftAlone object) {
    String name = object.name();
    if (object.kind().matches(".*(function|procedure|aggregate)")) {
      return name.replaceFirst("\\([^(]*\\)$", "");
    }
    int on = name.indexOf(" on ");
    return on < 0 ? name : name.substring(on + " on ".length());
  }

  /** All ways in which the name may be meant: a dot in it may belong to it. */
  private static String qualified(String name) {
    List<String> ways = new ArrayList<>();
    ways.add("(public\\.)?" + quoted(name));
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      ways.add(quoted(name.substring(0, dot)) + "\\." + quoted(name.substring(dot + 1)));
    }
    return ways.stream().collect(Collectors.joining("|", "(", ")"));
  }

  private static String quoted(String name) {
    return "(%s|%s)"
        .formatted(Pattern.quote(name), Pattern.quote('"' + name.replace("\"", "\"\"") + '"'));
  }
}
