package io.bascule.laws.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One case: a sentence that says what must happen, and sections.
 *
 * <pre>
 * # A nullable column becomes required and gets a default.
 * -- only: sqlite --
 * -- before --
 * create table users (id integer primary key, nick text);
 * -- after --
 * create table users (id integer primary key, nick text not null default 'anon');
 * -- operations --
 * alter column users.nick
 * </pre>
 *
 * Sections: {@code before} and {@code after} (SQL; {@code before: sqlite} for one database alone),
 * {@code answers} ({@code renamed t.a=b}, {@code dropped t.a}), {@code operations}, {@code up:
 * sqlite}, {@code down: sqlite}, {@code refused} (what the refusal must say), {@code left} (what is
 * listed by name and left alone), {@code rows} (they change, and are meant to), {@code only:
 * sqlite} (on other databases the case must fail).
 */
final class CaseFile {
  private static final Pattern HEADING = Pattern.compile("-- ([a-z]+(?:: ?[a-z]+)?) --");

  private final Path path;
  private final String sentence;
  private final Map<String, String> sections;

  private CaseFile(Path path, String sentence, Map<String, String> sections) {
    this.path = path;
    this.sentence = sentence;
    this.sections = sections;
  }

  static CaseFile read(Path path) {
    try {
      var sentence = new StringBuilder();
      var sections = new LinkedHashMap<String, String>();
      String current = "";
      for (String line : Files.readAllLines(path)) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
          current = heading.group(1).replace(": ", ":");
          sections.put(current, "");
        } else if (current.isEmpty()) {
          sentence.append(line).append('\n');
        } else {
          sections.merge(current, line + "\n", String::concat);
        }
      }
      return new CaseFile(path, sentence.toString(), sections);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String title() {
    return sentence.strip().replaceFirst("^# *", "");
  }

  /** The section for one database, or the one for all. */
  Optional<String> section(String name, String dialect) {
    return Optional.ofNullable(sections.get(name + ":" + dialect))
        .or(() -> Optional.ofNullable(sections.get(name)))
        .map(String::strip);
  }

  Optional<String> section(String name) {
    return Optional.ofNullable(sections.get(name)).map(String::strip);
  }

  /** The lines of a section, none where it is not there. */
  List<String> lines(String name) {
    return section(name).stream().flatMap(String::lines).filter(l -> !l.isBlank()).toList();
  }

  /** Whether the case is meant for that database. */
  boolean isFor(String dialect) {
    return sections.keySet().stream().noneMatch(name -> name.startsWith("only:"))
        || sections.containsKey("only:" + dialect);
  }

  /** Puts a text into a section that is there, or makes the section at the end. */
  void put(String name, String text) {
    sections.put(name, text.isEmpty() ? "" : text + "\n");
  }

  void write() {
    var text = new StringBuilder(sentence);
    sections.forEach((name, body) -> text.append(heading(name)).append(body));
    try {
      Files.writeString(path, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String heading(String name) {
    return "-- " + name.replace(":", ": ") + " --\n";
  }
}
