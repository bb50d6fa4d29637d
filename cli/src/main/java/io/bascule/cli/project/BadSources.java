package io.bascule.cli.project;

import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What is said of the files of a project, and of what is compiled from them. */
final class BadSources {
  private BadSources() {}

  static ProjectException noCompiler() {
    return ProjectException.failed(
        "no-compiler",
        """
        Cannot compile the sources: this Java has no compiler; it is a JRE, and a JDK is needed.

          try     set JAVA_HOME to a JDK, 17 or later
          or      --classpath PATH --model CLASS --revisions classpath:PACKAGE
                  for a model and revisions that are compiled already\
        """,
        null);
  }

  static ProjectException doesNotCompile(List<String> problems) {
    return ProjectException.failed(
        "does-not-compile",
        "Cannot compile the sources: %d %s.%n%n%s"
            .formatted(
                problems.size(),
                problems.size() == 1 ? "error" : "errors",
                String.join(System.lineSeparator(), problems)),
        null);
  }

  static ProjectException noSources(Path folder) {
    return ProjectException.failed(
        "no-sources",
        """
        Cannot read the sources: there is no folder %s.

          try     bascule init
          or      --sources FOLDER\
        """
            .formatted(folder),
        null);
  }

  static ProjectException noRevisions(Path folder) {
    return ProjectException.failed(
        "no-revisions",
        """
        Cannot read the revisions: there is no folder %s.

          try     --revisions FOLDER
          or      mkdir -p %s   if the first revision is still to be written\
        """
            .formatted(folder, folder),
        null);
  }

  static ProjectException noModel(Collection<Path> folders) {
    return ProjectException.failed(
        "no-model",
        """
        Cannot find the model: no class in %s implements io.bascule.schema.SchemaSource.

          try     --model CLASS  or  --sources FOLDER\
        """
            .formatted(ProjectException.joined(folders)),
        null);
  }

  static ProjectException manyModels(List<String> names) {
    return ProjectException.wrongUse(
        "several-models",
        """
        Cannot choose the model: %d classes implement io.bascule.schema.SchemaSource.

          found   %s
          try     --model %s\
        """
            .formatted(names.size(), String.join(", ", names), names.get(0)));
  }

  static ProjectException noClass(String name) {
    return ProjectException.failed(
        "no-model-class",
        """
        Cannot load the model: there is no class %s among the sources and on the class path.

          try     --sources FOLDER  or  --classpath PATH\
        """
            .formatted(name),
        null);
  }

  static ProjectException noSchema(String name) {
    return ProjectException.failed(
        "not-a-model",
        """
        Cannot load the model: the class %s is not a schema.

          try     public final class %s implements SchemaSource { … }\
        """
            .formatted(name, name.substring(name.lastIndexOf('.') + 1)),
        null);
  }

  static ProjectException notMade(String name, Throwable cause) {
    return ProjectException.failed(
        "class-not-loaded", "Cannot load %s: %s.".formatted(name, Reasons.of(cause)), cause);
  }

  /** Code of the user that fails: what it threw, and where. */
  static ProjectException throwing(String name, Throwable failure) {
    Throwable cause = Reasons.thrown(failure);
    return ProjectException.failed(
        "class-throws",
        """
        Cannot load %s: its code fails.

          reason  %s
          at      %s
          try     correct it: a class of the project may only declare, no database is there yet\
        """
            .formatted(
                name,
                String.valueOf(cause).replace("\n", "\n          "),
                Reasons.place(cause, name)),
        cause);
  }

  static ProjectException laidOut(Path file, Path folder) {
    return ProjectException.failed(
        "project-exists",
        """
        Cannot lay out a project: there is one in this folder.

          found   %s
          try     bascule revision -m "first tables"%s   # to go on with it
          or      bascule init -C FOLDER   # for another one\
        """
            .formatted(file, folder.toString().isEmpty() ? "" : " -C " + folder),
        null);
  }

  static ProjectException exists(Path file) {
    return ProjectException.failed(
        "file-exists",
        """
        Cannot write %s: it exists.

          try     --force   to replace it\
        """
            .formatted(file),
        null);
  }

  static ProjectException unreadable(Path file, Throwable cause) {
    boolean isText = cause instanceof CharacterCodingException;
    return ProjectException.failed(
        "unreadable-file",
        "Cannot read %s: %s.%s"
            .formatted(
                file,
                Reasons.of(cause).replaceFirst("\\.+$", ""),
                isText ? "%n%n  try     save it as UTF-8".formatted() : ""),
        cause);
  }
}
