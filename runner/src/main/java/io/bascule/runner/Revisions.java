package io.bascule.runner;

import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

/** Finds revisions that are compiled classes. */
public final class Revisions {
  private static final String SUFFIX = ".class";

  private Revisions() {}

  /** The history of these revisions, whose classes carry a {@link RevisionInfo}. */
  public static History of(Revision... revisions) {
    return History.of(revisions);
  }

  /**
   * The history of all revisions in a package and in those under it, from folders and jars of the
   * class path.
   *
   * @param name the package: {@code shop.revisions}
   * @throws RunnerException if there is no such package, or a class in it cannot be made
   */
  public static History in(String name) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return in(name, context == null ? Revisions.class.getClassLoader() : context);
  }

  /** The same, from classes that another class loader knows. */
  public static History in(String name, ClassLoader loader) {
    String folder = name.replace('.', '/');
    var names = new TreeSet<String>();
    try {
      List<URL> places = Collections.list(loader.getResources(folder));
      if (places.isEmpty()) {
        throw RunnerException.noRevisions(name, "the class path has no such package", null);
      }
      for (URL place : places) {
        names.addAll(classes(place, folder));
      }
    } catch (IOException | UncheckedIOException | URISyntaxException e) {
      throw RunnerException.noRevisions(name, "the class path cannot be read", e);
    }
    var entries = new ArrayList<HistoryEntry>();
    for (String type : names) {
      revision(type, loader).forEach(entries::add);
    }
    return History.of(entries);
  }

  /** The names of the classes below a place of the class path. */
  private static List<String> classes(URL place, String folder)
      throws IOException, URISyntaxException {
    URLConnection connection = place.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return jar.getJarFile().stream()
          .map(JarEntry::getName)
          .filter(entry -> entry.startsWith(folder + "/") && entry.endsWith(SUFFIX))
          .map(Revisions::className)
          .toList();
    }
    Path root = Path.of(place.toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> folder + "/" + root.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(SUFFIX))
          .map(Revisions::className)
          .toList();
    }
  }

  private static String className(String file) {
    return file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
  }

  private static Stream<HistoryEntry> revision(String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      boolean concrete = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
      if (!concrete
          || !Revision.class.isAssignableFrom(type)
          || !type.isAnnotationPresent(RevisionInfo.class)) {
        return Stream.empty();
      }
      return Stream.of(HistoryEntry.of((Revision) type.getDeclaredConstructor().newInstance()));
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw RunnerException.noRevisions(
          name, "the class needs a public constructor without parameters", e);
    } catch (InvocationTargetException | ClassNotFoundException | LinkageError e) {
      throw RunnerException.noRevisions(name, "the class cannot be loaded (" + e + ")", e);
    }
  }
}
