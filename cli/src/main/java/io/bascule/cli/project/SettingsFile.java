package io.bascule.cli.project;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file of settings, with variables in its values: a name in braces behind a dollar sign, with a
 * colon and another value for one that need not be set. A second dollar sign makes it plain text.
 */
final class SettingsFile {
  /** No file. */
  static final SettingsFile NONE =
      new SettingsFile(Path.of(""), List.of(), new Properties(), Variables.NONE);

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\$\\{|\\$\\{(?:([A-Za-z_][A-Za-z0-9_.]*)(?::([^}]*))?\\})?");

  private final Path path;
  private final List<String> lines;
  private final Properties values;
  private final Variables variables;

  private SettingsFile(Path path, List<String> lines, Properties values, Variables variables) {
    this.path = path;
    this.lines = lines;
    this.values = values;
    this.variables = variables;
  }

  /**
   * The file at that path; nothing, where there is none.
   *
   * @throws ProjectException if it cannot be read
   */
  static SettingsFile of(Path path, Variables variables) {
    var values = new Properties();
    if (!Files.exists(path)) {
      return new SettingsFile(path, List.of(), values, variables);
    }
    try {
      String text = Files.readString(path);
      values.load(new StringReader(text));
      return new SettingsFile(path, text.lines().toList(), values, variables);
    } catch (IOException | IllegalArgumentException failure) {
      throw BadSources.unreadable(path, failure);
    }
  }

  Set<String> keys() {
    return values.stringPropertyNames();
  }

  /**
   * The value of a key; null if there is none.
   *
   * @throws ProjectException if a variable in it is not set
   */
  @Nullable String find(String key) {
    String value = values.getProperty(key);
    return value == null ? null : filled(key, value);
  }

  private String filled(String key, String value) {
    return VARIABLE
        .matcher(value)
        .replaceAll(found -> Matcher.quoteReplacement(filled(key, found.group(), found)));
  }

  private String filled(String key, String text, MatchResult found) {
    if (text.startsWith("$$")) {
      return "${";
    }
    @Nullable String name = found.group(1);
    if (name == null) {
      throw BadSettings.badVariable(key, path, line(key));
    }
    @Nullable String told = variables.find(name);
    @Nullable String otherwise = found.group(2);
    if (told == null && otherwise == null) {
      throw BadSettings.unsetVariable(name, key, path, line(key));
    }
    return told == null ? String.valueOf(otherwise) : told;
  }

  /** The number of the line that tells a key; the last one counts. */
  private int line(String key) {
    Pattern start = Pattern.compile("\\s*" + Pattern.quote(key) + "\\s*[=:\\s].*");
    for (int i = lines.size(); i > 0; i--) {
      if (start.matcher(lines.get(i - 1)).matches()) {
        return i;
      }
    }
    return 1;
  }
}
