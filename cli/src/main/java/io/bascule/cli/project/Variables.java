package io.bascule.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables of the environment, and those of the file {@code .env} in a project's folder for
 * what the environment does not say. A line there is {@code KEY=VALUE}; {@code export} may stand
 * before it, a value may be in quotes, and a {@code #} begins a comment.
 */
final class Variables {
  static final String FILE = ".env";

  /** Those of the environment alone. */
  static final Variables NONE = new Variables(Map.of());

  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)");

  /** A value in quotes, with nothing but a comment behind it. */
  private static final Pattern QUOTED =
      Pattern.compile("(?:'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\")\\s*(?:#.*)?");

  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  private final Map<String, String> file;

  private Variables(Map<String, String> file) {
    this.file = file;
  }

  /**
   * The variables for a project in that folder.
   *
   * @throws ProjectException if its file cannot be read, or has a line that says nothing
   */
  static Variables of(Path folder) {
    Path path = folder.resolve(FILE);
    var values = new HashMap<String, String>();
    if (Files.isRegularFile(path)) {
      try {
        List<String> lines = Files.readAllLines(path);
        for (int i = 0; i < lines.size(); i++) {
          put(values, path, i + 1, lines.get(i).strip());
        }
      } catch (IOException failure) {
        throw BadSources.unreadable(path, failure);
      }
    }
    return new Variables(values);
  }

  @Nullable String find(String name) {
    String told = System.getenv(name);
    return told == null ? file.get(name) : told;
  }

  private static void put(Map<String, String> values, Path path, int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw BadSettings.noVariable(path, number);
    }
    values.put(matcher.group(1), value(path, number, matcher.group(2)));
  }

  private static String value(Path path, int number, String text) {
    if (!text.startsWith("'") && !text.startsWith("\"")) {
      return COMMENT.matcher(text).replaceFirst("").strip();
    }
    Matcher quoted = QUOTED.matcher(text);
    if (!quoted.matches()) {
      throw BadSettings.noVariable(path, number);
    }
    String literal = quoted.group(1);
    return literal == null ? unescaped(quoted.group(2)) : literal;
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    switch (escape.group(1)) {
                      case "n" -> "\n";
                      case "t" -> "\t";
                      case "r" -> "\r";
                      default -> escape.group(1);
                    }));
  }
}
