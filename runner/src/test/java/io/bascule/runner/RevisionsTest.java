package io.bascule.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bascule.revision.Fingerprint;
import io.bascule.revision.History;
import io.bascule.revision.HistoryEntry;
import io.bascule.revision.RevisionHeader;
import io.bascule.runner.found.First;
import io.bascule.runner.found.deeper.Second;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionsTest {
  private static final String FOUND = "io.bascule.runner.found";

  @Test
  void a_list_makes_a_history() {
    assertEquals(List.of("f1", "f2"), ids(Revisions.of(new Second(), new First())));
  }

  @Test
  void a_package_makes_one_with_those_under_it() {
    History history = Revisions.in(FOUND);
    assertEquals(List.of("f1", "f2"), ids(history));
    RevisionHeader first = history.resolve("f1").header();
    assertEquals("the first", first.message());
    assertEquals("2026-11-20T08:43:00Z", first.created());
    assertEquals(FOUND + ".First", first.origin());
    assertEquals(Fingerprint.of(new First()), first.fingerprint());
  }

  @Test
  void a_package_in_a_jar_does_too(@TempDir Path folder) throws IOException {
    Path jar = jar(folder, First.class, Second.class);
    var urls = new URL[] {jar.toUri().toURL()};
    try (var loader = new URLClassLoader(urls, new WithoutThese())) {
      assertEquals(List.of("f1", "f2"), ids(Revisions.in(FOUND, loader)));
    }
  }

  @Test
  void a_package_that_is_not_there_is_told() {
    var thrown = assertThrows(RunnerException.class, () -> Revisions.in("no.such.place"));
    assertTrue(thrown.getMessage().contains("no.such.place"), thrown.getMessage());
  }

  @Test
  void a_class_that_cannot_be_made_is_told() {
    var thrown =
        assertThrows(RunnerException.class, () -> Revisions.in("io.bascule.runner.broken"));
    assertTrue(thrown.getMessage().contains("Unmakeable"), thrown.getMessage());
  }

  private static Path jar(Path folder, Class<?>... types) throws IOException {
    Path jar = folder.resolve("revisions.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(FOUND.replace('.', '/') + "/"));
      for (Class<?> type : types) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
          Objects.requireNonNull(in).transferTo(out);
        }
      }
    }
    return jar;
  }

  /** Knows what the tests know, but for the classes in the jar. */
  private static final class WithoutThese extends ClassLoader {
    WithoutThese() {
      super(RevisionsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(FOUND)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public java.util.Enumeration<URL> getResources(String name) {
      return java.util.Collections.emptyEnumeration();
    }
  }

  private static List<String> ids(History history) {
    return history.entries().stream().map(HistoryEntry::id).toList();
  }
}
