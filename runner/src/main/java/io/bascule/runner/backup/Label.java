package io.bascule.runner.backup;

import io.bascule.dialect.Copies.Content;
import io.bascule.schema.QualifiedName;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is noted on a backup, as lines of a properties file. */
final class Label {
  /** The sum of a file's bytes, by which damage is found. */
  static final String SUM = "sha256";

  private static final String SIZE = "size";

  private final SortedMap<String, String> lines;

  private Label(SortedMap<String, String> lines) {
    this.lines = lines;
  }

  static Label of(Backup backup) {
    var lines = new TreeMap<String, String>();
    lines.put("taken", backup.taken().toString());
    lines.put("database", backup.database());
    lines.put("revisions", String.join(" ", backup.revisions()));
    lines.put("tool", backup.tool());
    List<QualifiedName> tables = backup.content().tables();
    for (int i = 0; i < tables.size(); i++) {
      lines.put("table.%d.schema".formatted(i), tables.get(i).schema());
      lines.put("table.%d.name".formatted(i), tables.get(i).local());
    }
    return new Label(lines);
  }

  /**
   * A label that was written.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Label parse(String text) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var lines = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(key -> lines.put(key, properties.getProperty(key)));
    for (String key : List.of("taken", "database", "revisions", "tool")) {
      if (!lines.containsKey(key)) {
        throw new IllegalArgumentException("it does not say " + key);
      }
    }
    return new Label(lines);
  }

  Label withFile(long size, String sum) {
    var more = new TreeMap<>(lines);
    more.put(SIZE, Long.toString(size));
    more.put(SUM, sum);
    return new Label(more);
  }

  String find(String key) {
    return lines.getOrDefault(key, "");
  }

  long size() {
    return Long.parseLong(lines.getOrDefault(SIZE, "0"));
  }

  /** The lines; what properties write besides, the moment of writing, is left out. */
  String text() {
    var properties = new Properties();
    lines.forEach(properties::setProperty);
    var text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }

  Backup backup(String name, Backup.Place place, long size) {
    String revisions = find("revisions");
    return new Backup(
        name,
        Instant.parse(find("taken")),
        find("database"),
        content(),
        revisions.isEmpty() ? List.of() : List.of(revisions.split(" ", 0)),
        find("tool"),
        place,
        size);
  }

  private Content content() {
    var tables = new ArrayList<QualifiedName>();
    for (int i = 0; lines.containsKey("table.%d.name".formatted(i)); i++) {
      tables.add(
          QualifiedName.of(
              find("table.%d.schema".formatted(i)), find("table.%d.name".formatted(i))));
    }
    return new Content(tables);
  }
}
