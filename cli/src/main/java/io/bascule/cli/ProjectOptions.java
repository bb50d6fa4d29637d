package io.bascule.cli;

import io.bascule.cli.project.Project;
import io.bascule.cli.project.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command on a project has. */
final class ProjectOptions {
  @Option(
      names = {"-C", "--directory"},
      paramLabel = "FOLDER",
      description = "The project's folder (the current one).")
  private Path folder = Path.of("");

  @Option(names = "--url", paramLabel = "URL", description = "The database's JDBC URL.")
  private @Nullable String url;

  @Option(names = "--user", paramLabel = "NAME", description = "The database's user.")
  private @Nullable String user;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      arity = "0..1",
      interactive = true,
      description = "The user's password; asked for if no value follows.")
  private char @Nullable [] password;

  @Option(names = "--model", paramLabel = "CLASS", description = "The class of the model.")
  private @Nullable String model;

  @Option(
      names = "--sources",
      paramLabel = "FOLDERS",
      description = "The folders of the model's sources.")
  private @Nullable String sources;

  @Option(
      names = "--revisions",
      paramLabel = "PLACE",
      description = "The folder of the revisions, or classpath:PACKAGE of compiled ones.")
  private @Nullable String revisions;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "Jars and folders of compiled classes.")
  private @Nullable String classpath;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile of bascule.properties: its lines start with %%NAME.")
  private @Nullable String profile;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = "text, json or sql, where the command has it (text).")
  private OutputForm output = OutputForm.text;

  Project project() {
    return Project.at(Settings.load(folder, told()));
  }

  /** What was told on the command line, or a default. */
  String told(String key, String otherwise) {
    return told().getOrDefault(key, otherwise);
  }

  Path folder() {
    return folder;
  }

  OutputForm output() {
    return output;
  }

  private Map<String, String> told() {
    var told = new TreeMap<String, String>();
    put(told, "url", url);
    put(told, "user", user);
    put(told, "password", password == null ? null : new String(password));
    put(told, "model", model);
    put(told, "sources", sources);
    put(told, "revisions", revisions);
    put(told, "classpath", classpath);
    put(told, "profile", profile);
    return told;
  }

  private static void put(Map<String, String> told, String key, @Nullable String value) {
    if (value != null) {
      told.put(key, value);
    }
  }
}
