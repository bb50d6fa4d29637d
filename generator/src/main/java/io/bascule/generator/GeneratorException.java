package io.bascule.generator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something that cannot be written down, or a source that cannot be read. */
public final class GeneratorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private GeneratorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** A change that no words can say in a source. */
  static GeneratorException unwritable(String change, String why) {
    return new GeneratorException(
        """
        Cannot write the revision: %s.

          change  %s
          try     write this change by hand in a blank revision"""
            .formatted(why, change),
        null);
  }

  /** A template of the user's own that cannot be read. */
  static GeneratorException unreadableTemplate(Path template, Throwable cause) {
    return new GeneratorException(
        """
        Cannot read the template %s: %s.

          try     check the path of the template"""
            .formatted(template, reason(cause)),
        cause);
  }

  /** A template that does not make a revision. */
  static GeneratorException badTemplate(String template, int line, String why, Throwable cause) {
    return new GeneratorException(
        """
        Cannot write the revision: its template is wrong.

          place   %s:%d
          why     %s
          try     compare it with the template that the tool brings along"""
            .formatted(template, line, why),
        cause);
  }

  private static String reason(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    return name.equals("NoSuchFileException") ? "there is no such file" : name;
  }
}
