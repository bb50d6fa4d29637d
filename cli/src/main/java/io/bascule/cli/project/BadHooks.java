package io.bascule.cli.project;

import java.nio.file.Path;
import java.util.List;

/** What is said of hooks that cannot be called, or fail. */
final class BadHooks {
  private BadHooks() {}

  static ProjectException hookFailed(String key, String line, String reason, List<String> said) {
    return ProjectException.failed(
        "hook-failed",
        """
        Cannot run %s: %s %s%s.

          said    %s
          try     see to the hook, and run it again"""
            .formatted(
                key,
                line,
                reason,
                said.isEmpty() ? "" : " (" + said.get(said.size() - 1).strip() + ")",
                said.isEmpty() ? "nothing" : String.join("\n          ", said)),
        null);
  }

  static ProjectException unknownHook(String key, List<String> known) {
    return ProjectException.wrongUse(
        "bad-setting",
        """
        Cannot read the settings: there is no %s.

          known   %s
          try     one of these in bascule.properties"""
            .formatted(key, String.join("\n          ", known)));
  }

  static ProjectException noCommandThere(String line) {
    return ProjectException.wrongUse(
        "bad-setting",
        """
        Cannot run a command around a revision: nobody else sees what is in its transaction.

          told    %s
          try     sql:FILE   to run the SQL of a file in it
          or      hook.before.run or hook.after.run   for a command around the run"""
            .formatted(line));
  }

  static ProjectException noSqlThere(String line) {
    return ProjectException.wrongUse(
        "bad-setting",
        """
        Cannot run SQL there: only around a run and its revisions there is a connection for it.

          told    %s
          try     a command, such as ./notify.sh"""
            .formatted(line));
  }

  static ProjectException noHookFile(String line, Path file) {
    return ProjectException.wrongUse(
        "bad-setting",
        """
        Cannot read %s: there is no such file.

          told    %s
          try     sql:FILE   with a path from the project's folder"""
            .formatted(file, line));
  }

  static ProjectException badHookFile(Path file, Throwable cause) {
    return ProjectException.failed(
        "bad-hook",
        """
        Cannot run the SQL of %s: it is none for a hook.

          why     %s
          try     correct it"""
            .formatted(
                file, String.valueOf(cause.getMessage()).strip().lines().findFirst().orElse("")),
        cause);
  }
}
