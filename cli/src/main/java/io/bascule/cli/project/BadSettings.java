package io.bascule.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is said of settings that cannot be understood, or lack something. */
final class BadSettings {
  private BadSettings() {}

  static ProjectException noUrl(Path folder) {
    boolean isProject = Files.exists(folder.resolve(Settings.FILE));
    return ProjectException.wrongUse(
        "no-url",
        """
        Cannot find the database: no URL is set.

          folder  %s%s
          try     %s
          or      --url jdbc:sqlite:app.db"""
            .formatted(
                folder.toAbsolutePath().normalize(),
                isProject ? "" : ", which has no " + Settings.FILE,
                isProject
                    ? "url=jdbc:sqlite:app.db   in " + Settings.FILE
                    : "bascule init   # or -C FOLDER, where the project is"));
  }

  static ProjectException unknownValue(String key, String told, List<String> known) {
    return ProjectException.wrongUse(
        "bad-setting",
        """
        Cannot read the settings: %s is no value of %s.

          known   %s
          try     %s=%s   in bascule.properties"""
            .formatted(told, key, String.join(", ", known), key, known.get(known.size() - 1)));
  }

  static ProjectException noDriver(String url) {
    return ProjectException.failed(
        "no-driver",
        """
        Cannot connect to %s: no JDBC driver on the class path takes this URL.

          try     jdbc:sqlite:FILE  or  jdbc:postgresql://HOST/DATABASE\
        """
            .formatted(url),
        null);
  }

  static ProjectException unknownProfile(String profile, Path file) {
    return ProjectException.wrongUse(
        "unknown-profile",
        """
        Cannot use the profile %s: %s has no setting for it.

          try     %%%s.url=jdbc:…   in %s\
        """
            .formatted(profile, file, profile, file.getFileName()));
  }

  static ProjectException noVariable(Path file, int line) {
    return ProjectException.failed(
        "bad-env-file",
        """
        Cannot read %s: line %d tells no variable.

          try     NAME=value  or  NAME='a value in quotes'\
        """
            .formatted(file, line),
        null);
  }

  static ProjectException unsetVariable(String name, String key, Path file, int line) {
    return ProjectException.failed(
        "unset-variable",
        """
        Cannot read the setting %s: the variable %s is not set.

          place   %s:%d
          try     %s=…   in the environment, or in the file .env beside it
          or      ${%s:default}   in its place\
        """
            .formatted(key, name, file, line, name, name),
        null);
  }

  static ProjectException badVariable(String key, Path file, int line) {
    return ProjectException.failed(
        "bad-variable",
        """
        Cannot read the setting %s: no name of a variable follows ${.

          place   %s:%d
          try     ${NAME} or ${NAME:default};   $${ for a plain ${\
        """
            .formatted(key, file, line),
        null);
  }

  static ProjectException neitherTrueNorFalse(String key, String line) {
    return ProjectException.wrongUse(
        "bad-setting",
        """
        Cannot read the setting %s: it is neither true nor false.

          setting  %s
          try      %s=true   in %s\
        """
            .formatted(key, line, key, Settings.FILE));
  }

  /** A key that there is not, and that looks like one that there is. */
  static ProjectException unknownKey(String line, String meant) {
    return ProjectException.wrongUse(
        "unknown-setting",
        """
        Cannot read the settings: there is none of that name.

          setting  %s
          meant    %s?
          try      %s=…   in its place\
        """
            .formatted(line, meant, meant));
  }

  static ProjectException noWorkspace() {
    return ProjectException.wrongUse(
        "no-folder",
        """
        Cannot write files: this project was made of a model and a history and has no folder.

          try     Project.at(Settings.load(folder, Map.of())).on(dataSource)\
        """);
  }

  static ProjectException onClassPath(String packageName) {
    return ProjectException.wrongUse(
        "revisions-on-class-path",
        """
        Cannot write a revision: the revisions are the classes of %s on the class path.

          try     --revisions FOLDER   with the folder of their sources\
        """
            .formatted(packageName));
  }
}
