package io.bascule.cli;

import java.util.ArrayList;
import java.util.List;

/** Command lines that people type, for the manual pages. */
final class Examples {
  /**
   * An example.
   *
   * @param line the command line
   * @param meaning what it does, in a sentence
   */
  record Example(String line, String meaning) {}

  private Examples() {}

  /** All of them. */
  static List<Example> all() {
    var examples = new ArrayList<Example>();
    List<String> lines = Resources.text("man/examples.txt").lines().toList();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      examples.add(new Example(lines.get(i).strip(), lines.get(i + 1).strip()));
    }
    return examples;
  }

  /** Those of one command. */
  static List<Example> of(String command) {
    return all().stream().filter(example -> example.line().split(" ")[1].equals(command)).toList();
  }
}
