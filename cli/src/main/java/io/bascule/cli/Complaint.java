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
    var codes = new ArrayList<String>(causes);
    codes.add(0, code);
    err.println(MoreLine.under(message, codes));
    err.flush();
    if (isJson(words)) {
      line.getOut().println(JSON.std.asString(Map.of("error", facts())));
      line.getOut().flush();
    }
    return exit.code();
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
