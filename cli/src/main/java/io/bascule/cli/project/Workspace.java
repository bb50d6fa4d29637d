package io.bascule.cli.project;

import io.bascule.generator.RevisionFile;
import io.bascule.generator.RevisionSources;
import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Place;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionHeader;
import io.bascule.runner.Revisions;
import io.bascule.schema.Schema;
import io.bascule.schema.SchemaException;
import io.bascule.schema.SchemaSource;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The model and the revisions of a project, as its settings tell where they are. */
final class Workspace {
  /** Before a package of compiled revisions, in place of a folder of sources. */
  private static final String CLASS_PATH = "classpath:";

  private final Settings settings;
  private JavaSources.@Nullable Classes compiled;
  private @Nullable List<RevisionFile> files;

  Workspace(Settings settings) {
    this.settings = settings;
  }

  /**
   * The folders of the revisions.
   *
   * @throws ProjectException if the revisions are classes on the class path
   */
  List<Path> revisionFolders() {
    compiledRevisions()
        .ifPresent(
            packageName -> {
              throw BadSettings.onClassPath(packageName);
            });
    return folders("revisions", "revisions");
  }

  /**
   * Where the file of a new revision goes.
   *
   * @param place what it comes after
   * @param wanted the folder that somebody names, or null for that of what it comes after
   * @throws ProjectException if no revisions are read from there
   */
  Path folderFor(Place place, @Nullable Path wanted) {
    List<Path> folders = revisionFolders();
    if (wanted != null) {
      Path folder = settings.folder().resolve(wanted).normalize();
      if (folders.stream().noneMatch(folder::startsWith)) {
        throw NotWritten.notRead(folder, folders);
      }
      return folder;
    }
    return files().stream()
        .filter(file -> place.after().contains(file.id()))
        .map(file -> Objects.requireNonNull(file.path().getParent()))
        .findFirst()
        .orElseGet(() -> folders.get(0));
  }

  /** Whether the revisions are sources in folders. */
  boolean hasSources() {
    return compiledRevisions().isEmpty();
  }

  /** The package of the revisions, where they are classes on the class path. */
  private Optional<String> compiledRevisions() {
    return settings
        .find("revisions")
        .filter(place -> place.startsWith(CLASS_PATH))
        .map(place -> place.substring(CLASS_PATH.length()));
  }

  /** The package of new revisions: that of the others of a folder, else what the settings say. */
  String revisionsPackage(Path folder) {
    return files().stream()
        .filter(file -> folder.equals(file.path().getParent()))
        .map(RevisionFile::packageName)
        .findFirst()
        .orElseGet(() -> settings.valueOf("package", ""));
  }

  /** The folders of the model's sources, as far as they are there. */
  List<Path> sourceFolders() {
    return folders("sources", "model");
  }

  private List<Path> folders(String key, String otherwise) {
    Set<Path> folders = new LinkedHashSet<>();
    for (String folder : settings.valueOf(key, otherwise).split("[,;]")) {
      folders.add(settings.folder().resolve(folder.strip()).normalize());
    }
    return List.copyOf(folders);
  }

  private List<Path> classPath() {
    return settings.find("classpath").stream()
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .map(path -> settings.folder().resolve(path).normalize())
        .toList();
  }

  /** What it is told. */
  Settings settings() {
    return settings;
  }

  /** No sources yet, on the project's class path. */
  JavaSources emptySources() {
    return new JavaSources(classPath());
  }

  private JavaSources sources() {
    var sources = emptySources();
    for (Path folder : sourceFolders()) {
      if (Files.isDirectory(folder) || settings.find("classpath").isEmpty()) {
        sources.with(folder);
      }
    }
    if (compiledRevisions().isEmpty()) {
      revisionFolders().stream().filter(this::isThere).forEach(sources::with);
    }
    return sources;
  }

  private JavaSources.Classes classes() {
    JavaSources.Classes known = compiled;
    if (known == null) {
      known = sources().compile();
      compiled = known;
    }
    return known;
  }

  /**
   * The schema that the model declares.
   *
   * @param name its class, or the empty string for the one that the settings name or the only one
   */
  Schema model(String name) {
    Class<?> type = modelClass(name.isEmpty() ? settings.valueOf("model", "") : name);
    if (!SchemaSource.class.isAssignableFrom(type)) {
      throw BadSources.noSchema(type.getName());
    }
    return told(type, () -> ((SchemaSource) made(type)).schema());
  }

  /** Whether there is a model that somebody has written, other than the first one of a project. */
  boolean hasModel() {
    if (!settings.valueOf("model", "").isEmpty()) {
      return true;
    }
    List<Path> first =
        sourceFolders().stream().flatMap(each -> NewProject.untouchedModel(each).stream()).toList();
    boolean written =
        sourceFolders().stream()
            .filter(Files::isDirectory)
            .flatMap(folder -> TextFile.below(folder, ".java").stream())
            .anyMatch(file -> !first.contains(file));
    return written && classes().names().stream().anyMatch(name -> isModel(load(name)));
  }

  private Class<?> modelClass(String name) {
    if (!name.isEmpty()) {
      return load(name);
    }
    List<String> found = classes().names().stream().filter(other -> isModel(load(other))).toList();
    if (found.isEmpty()) {
      throw BadSources.noModel(sourceFolders());
    }
    if (found.size() > 1) {
      throw BadSources.manyModels(found);
    }
    return load(found.get(0));
  }

  private static boolean isModel(Class<?> type) {
    return SchemaSource.class.isAssignableFrom(type)
        && !type.isInterface()
        && !Modifier.isAbstract(type.getModifiers());
  }

  private Class<?> load(String name) {
    try {
      return classes().load(name);
    } catch (ClassNotFoundException failure) {
      throw BadSources.noClass(name);
    } catch (LinkageError failure) {
      throw BadSources.throwing(name, failure);
    }
  }

  /** What the user's own code tells. If it fails, that is no failure of ours. */
  private static <T> T told(Class<?> type, Supplier<T> code) {
    try {
      return code.get();
    } catch (SchemaException | ProjectException told) {
      throw told;
    } catch (RuntimeException | LinkageError failure) {
      throw BadSources.throwing(type.getName(), failure);
    }
  }

  private static Object made(Class<?> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (InvocationTargetException failure) {
      if (failure.getCause() instanceof SchemaException schema) {
        throw schema;
      }
      throw BadSources.throwing(type.getName(), failure);
    } catch (ReflectiveOperationException failure) {
      throw BadSources.notMade(type.getName(), failure);
    }
  }

  /** The revision sources, read without compiling them. */
  List<RevisionFile> files() {
    List<RevisionFile> known = files;
    if (known == null) {
      known =
          revisionFolders().stream()
              .filter(this::isThere)
              .flatMap(folder -> RevisionSources.in(folder).stream())
              .toList();
      files = known;
    }
    return known;
  }

  /**
   * The file of a revision.
   *
   * @throws ProjectException if there is none
   */
  RevisionFile file(String id) {
    return files().stream()
        .filter(file -> file.id().equals(id))
        .findFirst()
        .orElseThrow(() -> NotRewritten.noFile(id));
  }

  /**
   * The files that say that they are a revision whose id begins so, or is exactly that; even where
   * another file, or the rest of this one, cannot be read as Java.
   */
  List<Path> filesOf(String id) {
    List<Path> exact = filesWith("\\bid\\s*=\\s*\"%s\"".formatted(Pattern.quote(id)));
    return exact.isEmpty() ? filesWith("\\bid\\s*=\\s*\"%s".formatted(Pattern.quote(id))) : exact;
  }

  private List<Path> filesWith(String words) {
    Pattern pattern = Pattern.compile(words);
    var found = new ArrayList<Path>();
    for (Path folder : revisionFolders()) {
      if (isThere(folder)) {
        TextFile.in(folder, ".java").stream()
            .filter(file -> pattern.matcher(TextFile.read(file)).find())
            .forEach(found::add);
      }
    }
    return found;
  }

  /** Forgets what was read: a source was written. */
  void forget() {
    files = null;
    compiled = null;
  }

  /**
   * Whether there is a folder of revisions: the first revision makes it, where nobody has named
   * one. A name that leads nowhere is no empty history, but a mistake.
   */
  private boolean isThere(Path revisions) {
    boolean there = Files.isDirectory(revisions);
    if (!there && settings.find("revisions").isPresent()) {
      throw BadSources.noRevisions(revisions);
    }
    return there;
  }

  /** The history that the revisions make. */
  History history() {
    return compiledRevisions()
        .map(packageName -> Revisions.in(packageName, classes().loader()))
        .orElseGet(this::historyOfSources);
  }

  private History historyOfSources() {
    var entries = new ArrayList<HistoryEntry>();
    for (RevisionFile file : files()) {
      Revision revision = revision(classes(), qualified(file));
      entries.add(new HistoryEntry(header(file, revision), revision));
    }
    return History.of(entries);
  }

  private static String qualified(RevisionFile file) {
    return file.packageName().isEmpty()
        ? file.className()
        : file.packageName() + "." + file.className();
  }

  /** With the mark of what it records too: a program knows its revisions by that alone. */
  private static RevisionHeader header(RevisionFile file, Revision revision) {
    return new RevisionHeader(
        file.id(),
        file.place(),
        file.message(),
        file.created(),
        Fingerprint.of(revision).withSource(file.fingerprint()),
        file.path().getFileName().toString());
  }

  /** A revision of that class. */
  static Revision revision(JavaSources.Classes classes, String name) {
    try {
      Class<?> type = classes.load(name);
      return told(type, () -> (Revision) made(type));
    } catch (ClassNotFoundException failure) {
      throw BadSources.notMade(name, failure);
    }
  }
}
