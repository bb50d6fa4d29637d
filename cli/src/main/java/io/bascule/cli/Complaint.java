package io.bascule.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bascule.schema.Explained;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * What went wrong, as it is told: the text for people, and a JSON value for programs that asked for
 * one.
 *
 * @param kind the family of the error
 * @param code what {@code explain} tells about it
 * @param causes what it tells about the errors that led to it, the nearest first
 * @param message the text, in the house's form
 * @param exit the exit code
 */
record Complaint(String kind, String code, List<String> causes, String message, Exit exit) {
  /** A label and the gap behind it. */
  private static final Pattern LABEL = Pattern.compile("(?m)^  [^ \\n]+(?: [^ \\n]+)? {2,}");

  private static final int USUAL = 10;
  private static final int WIDEST = 20;

  private static final String OUTPUT = "--output";

  Complaint {
    causes = List.copyOf(causes);
  }

  /** The codes of what caused an error, each once and none that is its own. */
  static List<String> causes(String code, Throwable failure) {
    var codes = new ArrayList<String>();
    for (@Nullable Throwable one = failure.getCause(); one != null; one = one.getCause()) {
      if (one instanceof Explained explained
          && !explained.code().equals(code)
          && !codes.contains(explained.code())) {
        codes.add(explained.code());
      }
    }
    return codes;
  }

  /** Whether the words of a command line ask for JSON, also where they are no command line. */
  static boolean isJson(List<String> words) {
    String told = "";
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith(OUTPUT + "=")) {
        told = word.substring(OUTPUT.length() + 1);
      } else if (word.equals(OUTPUT) && i + 1 < words.size()) {
        told = words.get(i + 1);
      }
    }
    return told.toLowerCase(Locale.ROOT).equals(OutputForm.json.name());
  }

  /** Prints it, and tells the exit code. */
  int print(CommandLine line, List<String> words) throws IOException {
    PrintWriter err = line.getErr();
    err.println(message + more());
    err.flush();
    if (isJson(words)) {
      line.getOut().println(JSON.std.asString(Map.of("error", facts())));
      line.getOut().flush();
    }
    return exit.code();
  }

  /** The line that tells where more is told, under those of the message. */
  private String more() {
    var words = new ArrayList<String>(causes);
    words.add(0, code);
    int lastPart = message.lastIndexOf("\n\n");
    int width = 0;
    Matcher label = LABEL.matcher(message);
    while (lastPart >= 0 && label.find()) {
      width = label.start() > lastPart ? label.end() - label.start() : width;
    }
    boolean beside = width > 0 && width <= WIDEST;
    int gap = Math.max((beside ? width : USUAL) - "  more".length(), 2);
    String line = "  more" + " ".repeat(gap) + "bascule explain " + String.join(" ", words);
    return (beside ? "\n" : "\n\n") + line;
  }

  private Map<String, Object> facts() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("code", code);
    facts.put("causes", causes);
    facts.put("kind", kind);
    facts.put("message", message);
    facts.put("exit", exit.code());
    return facts;
  }
}
