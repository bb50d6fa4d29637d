package io.bascule.cli.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a project is told, from the strongest source that tells it: an option, the system property
 * {@code bascule.KEY}, the environment variable {@code BASCULE_KEY} (which the file {@code .env}
 * may tell too), the profile's line {@code %PROFILE.KEY} of bascule.properties, the plain line
 * {@code KEY} there.
 */
public final class Settings {
  /** The file of settings in a project's folder. */
  public static final String FILE = "bascule.properties";

  /** Nothing is told: a program has all in hand. */
  static final Settings NONE = new Settings(Path.of(""), key -> null, SettingsFile.NONE);

  /** All keys but those of hooks. */
  private static final List<String> KEYS =
      List.of(
          "url",
          "user",
          "password",
          "profile",
          "model",
          "sources",
          "revisions",
          "package",
          "classpath",
          "template",
          "editor",
          "allow-data-loss",
          "protected",
          "heads.file",
          "backup",
          "backup-of",
          "backups",
          "pg_dump");

  private interface Source {
    @Nullable String find(String key);
  }

  private final Path folder;
  private final Source outside;
  private final SettingsFile file;
  private final @Nullable String profile;

  private Settings(Path folder, Source outside, SettingsFile file) {
    this.folder = folder;
    this.outside = outside;
    this.file = file;
    String told = outside.find("profile");
    this.profile = told == null ? file.find("profile") : told;
  }

  /**
   * The settings of the project in that folder.
   *
   * @param options what was told on the command line, by key
   * @throws ProjectException if the file cannot be read, has no line for the chosen profile, or has
   *     a key that looks like another one
   */
  public static Settings load(Path folder, Map<String, String> options) {
    Path path = folder.resolve(FILE);
    Variables variables = Variables.of(folder);
    var told = new TreeMap<>(options);
    var settings =
        new Settings(
            folder, key -> outside(told, variables, key), SettingsFile.of(path, variables));
    settings.checkProfile(path);
    settings.checkKeys();
    return settings;
  }

  /** A key that is written wrong would leave a database without its protection, and say nothing. */
  private void checkKeys() {
    for (String key : keys()) {
      if (!KEYS.contains(key)) {
        Likeness.nearest(key, KEYS)
            .ifPresent(
                meant -> {
                  throw BadSettings.unknownKey(told(key, ""), meant);
                });
      }
    }
  }

  private void checkProfile(Path path) {
    boolean known =
        profile == null
            || file.keys().stream().anyMatch(key -> key.startsWith("%" + profile + "."));
    if (!known) {
      throw BadSettings.unknownProfile(String.valueOf(profile), path);
    }
  }

  /** The value of a key, from the strongest source that has one. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(outside.find(key))
        .or(() -> Optional.ofNullable(file.find("%" + profile + "." + key)))
        .or(() -> Optional.ofNullable(file.find(key)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static @Nullable String outside(
      Map<String, String> options, Variables variables, String key) {
    String variable = "BASCULE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return Stream.of(
            Optional.ofNullable(options.get(key)),
            Optional.ofNullable(System.getProperty("bascule." + key)),
            Optional.ofNullable(variables.find(variable)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  /** The value of a key, or a default. */
  public String valueOf(String key, String otherwise) {
    return find(key).orElse(otherwise);
  }

  /**
   * Whether a key is {@code true}; it is not where nothing is told.
   *
   * @throws ProjectException if its value is neither {@code true} nor {@code false}
   */
  public boolean isTrue(String key) {
    String value = valueOf(key, "false").toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      throw BadSettings.neitherTrueNorFalse(key, lineOf(key));
    }
    return value.equals("true");
  }

  /** Where a key is told, and what: {@code %prod.protected=true in bascule.properties}. */
  String lineOf(String key) {
    return told(key, "=" + valueOf(key, ""));
  }

  /** Where a key is told; its value may be a password that is written to a wrong name. */
  private String told(String key, String value) {
    if (outside.find(key) != null) {
      return key + value;
    }
    boolean own = file.keys().contains("%" + profile + "." + key);
    return (own ? "%" + profile + "." : "") + key + value + " in " + FILE;
  }

  /** The keys of the file's lines that hold here: the plain ones and those of the profile. */
  Set<String> keys() {
    String own = "%" + profile + ".";
    return file.keys().stream()
        .map(key -> key.startsWith(own) ? key.substring(own.length()) : key)
        .filter(key -> !key.startsWith("%"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The project's folder. */
  public Path folder() {
    return folder;
  }

  /** A path of the project: relative ones start at its folder. */
  public Path path(String key, String otherwise) {
    return folder.resolve(valueOf(key, otherwise)).normalize();
  }
}
