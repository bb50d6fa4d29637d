package io.bascule.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles whole programs as their users would, with nothing but this module at hand. Those under
 * {@code wrong} have one line that must not compile, which tells the error in its comment; those
 * under {@code right} must compile without a warning.
 */
class WrongProgramsTest {
  private static final String MARK = "// error: ";

  @TempDir static Path output = Path.of("");

  @TestFactory
  Stream<DynamicTest> wrongProgramsFailOnTheirLine() {
    return programs("wrong").map(file -> DynamicTest.dynamicTest(name(file), () -> fails(file)));
  }

  @TestFactory
  Stream<DynamicTest> rightProgramsCompileWithoutAWarning() {
    return programs("right")
        .map(
            file ->
                DynamicTest.dynamicTest(
                    name(file),
                    () -> assertEquals(List.of(), Programs.compile(read(file), output))));
  }

  private static void fails(Path file) {
    String source = read(file);
    List<String> lines = source.lines().toList();
    int marked = lines.indexOf(lines.stream().filter(l -> l.contains(MARK)).findFirst().get());
    String wanted = lines.get(marked).substring(lines.get(marked).indexOf(MARK) + MARK.length());
    List<Diagnostic<? extends JavaFileObject>> found = Programs.compile(source, output);
    assertEquals(1, found.size(), found::toString);
    assertEquals(marked + 1, found.get(0).getLineNumber(), found::toString);
    String message = withoutPackages(found.get(0).getMessage(Locale.ENGLISH));
    assertTrue(message.contains(wanted), () -> message + "\n\nis not about\n\n" + wanted);
  }

  private static String withoutPackages(String message) {
    return message.replaceAll("\\b(?:[a-z]+\\.)+(?=[A-Z])", "").replaceAll("\\s+", " ");
  }

  private static Stream<Path> programs(String folder) {
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", folder))) {
      List<Path> sorted = files.sorted().toList();
      assertTrue(!sorted.isEmpty(), "no programs under " + folder);
      return sorted.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java.txt", "").replace('-', ' ');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
