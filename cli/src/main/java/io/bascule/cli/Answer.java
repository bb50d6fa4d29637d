package io.bascule.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command has to say.
 *
 * @param text for people
 * @param facts the same for programs
 * @param exit the exit code
 */
record Answer(String text, Map<String, @Nullable Object> facts, Exit exit) {
  static Answer of(String text) {
    return new Answer(text, new LinkedHashMap<>(), Exit.DONE);
  }

  Answer with(String key, @Nullable Object value) {
    var more = new LinkedHashMap<>(facts);
    more.put(key, value);
    return new Answer(text, more, exit);
  }

  Answer with(Map<String, @Nullable Object> further) {
    var more = new LinkedHashMap<>(facts);
    more.putAll(further);
    return new Answer(text, more, exit);
  }

  /** Prints it in that form, and tells the exit code. */
  int print(OutputForm form, PrintWriter out) throws IOException {
    if (form == OutputForm.json) {
      out.println(JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(facts));
    } else if (!text.isEmpty()) {
      out.println(text);
    }
    out.flush();
    return exit.code();
  }

  Answer exit(Exit other) {
    return new Answer(text, facts, other);
  }
}
