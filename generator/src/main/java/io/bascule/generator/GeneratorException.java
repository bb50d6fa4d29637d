package io.bascule.generator;

import io.bascule.schema.Explained;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Something that cannot be written down, or a source that cannot be read. */
public final class GeneratorException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  private final String code;

  private GeneratorException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** A change that no words can say in a source. */
  static GeneratorException unwritable(String change, String why) {
    return new GeneratorException(
        "unwritable-change",
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
        "bad-template",
        """
        Cannot read the template %s: %s.

          try     check the path of the template"""
            .formatted(template, reason(cause)),
        cause);
  }

  /** A template that does not make a revision. */
  static GeneratorException badTemplate(String template, int line, String why, Throwable cause) {
    return new GeneratorException(
        "bad-template",
        """
        Cannot write the revision: its template is wrong.

          place   %s:%d
          why     %s
          try     compare it with the template that the tool brings along"""
            .formatted(template, line, why),
        cause);
  }

  /** A word that cannot be the name of a class or package. */
  static GeneratorException notAName(String kind, String name) {
    return new GeneratorException(
        "not-a-java-name",
        """
        Cannot write the schema: %s is no name for a %s in Java.

          try     letters, digits and underscores, such as %s"""
            .formatted(
                name.isEmpty() ? "the empty text" : name,
                kind,
                kind.equals("class") ? "Shop" : "shop.model"),
        null);
  }

  /** A schema that contradicts itself. */
  static GeneratorException undeclarable(String why, Throwable cause) {
    return new GeneratorException(
        "contradictory-schema",
        """
        Cannot write the schema: it contradicts itself.

          why     %s
          try     report it with the SQL of the table, for a reader has made a mistake"""
            .formatted(why),
        cause);
  }

  /** A source without a class that is a revision. */
  static GeneratorException notARevision(Path path) {
    return new GeneratorException(
        "not-a-revision",
        """
        Cannot read the revision %s: no class in it is one.

          try     implements Revision, and @RevisionInfo(id = "…") before the class"""
            .formatted(path),
        null);
  }

  /** A source that is no Java, or that does not say which revision it is. */
  static GeneratorException unreadableRevision(Path path, int line, String why, Throwable cause) {
    return new GeneratorException(
        "unreadable-revision",
        """
        Cannot read the revision %s: %s.

          place   %s:%d
          try     mend that line; a revision begins with @RevisionInfo(id = "…", after = "…")"""
            .formatted(path.getFileName(), why, path, line),
        cause);
  }

  /** A file or folder that the system does not hand out. */
  static GeneratorException unreadableFile(Path path, Throwable cause) {
    return new GeneratorException(
        "unreadable-file",
        """
        Cannot read %s: %s.

          try     %s"""
            .formatted(
                path,
                reason(cause),
                cause instanceof CharacterCodingException
                    ? "save it as UTF-8"
                    : "check the path and its permissions"),
        cause);
  }

  private static String reason(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    return switch (name) {
      case "NoSuchFileException" -> "there is no such file";
      case "AccessDeniedException" -> "it may not be read";
      case "MalformedInputException" -> "it is not UTF-8";
      default -> name + " " + cause.getMessage();
    };
  }
}
