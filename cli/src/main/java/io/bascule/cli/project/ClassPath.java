package io.bascule.cli.project;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Where the compiler finds the classes that a project's sources use: those that this process runs
 * with, and those of the project's own class path.
 *
 * <p>To open some dozen jars takes as long as to compile a small project, and one command compiles
 * several times. So what is opened of this process's own class path, which does not change while it
 * runs, stays open; one thread at a time may use it.
 */
final class ClassPath implements AutoCloseable {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static @Nullable StandardJavaFileManager shared;

  private final StandardJavaFileManager manager;
  private final boolean own;

  private ClassPath(StandardJavaFileManager manager, boolean own) {
    this.manager = manager;
    this.own = own;
  }

  /** Opens the class path, which is to be closed again. */
  static ClassPath opened(JavaCompiler compiler, List<Path> project) throws IOException {
    if (!project.isEmpty()) {
      return new ClassPath(manager(compiler, project), true);
    }
    LOCK.lock();
    try {
      StandardJavaFileManager known = shared;
      if (known == null) {
        known = manager(compiler, project);
        shared = known;
      }
      return new ClassPath(known, false);
    } catch (IOException | RuntimeException failure) {
      LOCK.unlock();
      throw failure;
    }
  }

  private static StandardJavaFileManager manager(JavaCompiler compiler, List<Path> project)
      throws IOException {
    var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    manager.setLocationFromPaths(StandardLocation.CLASS_PATH, entries(project));
    return manager;
  }

  private static List<Path> entries(List<Path> project) {
    var entries = new ArrayList<>(project);
    Stream.of("java.class.path", "jdk.module.path")
        .map(property -> System.getProperty(property, ""))
        .flatMap(paths -> Stream.of(paths.split(File.pathSeparator)))
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .forEach(entries::add);
    return entries;
  }

  StandardJavaFileManager manager() {
    return manager;
  }

  @Override
  public void close() throws IOException {
    if (own) {
      manager.close();
    } else {
      LOCK.unlock();
    }
  }
}
