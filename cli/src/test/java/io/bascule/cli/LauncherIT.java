package io.bascule.cli;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Starts the distribution the way its users do. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherIT {
  private static final Path DIST = Path.of(System.getProperty("bascule.dist"));
  private static final String A_COMMAND = "heads";

  @TempDir Path folder;
  private Path home;
  private Path cache;

  /** A copy at a path with a space in it. */
  @BeforeEach
  void install() throws IOException {
    cache = folder.resolve("cache");
    home = folder.resolve("a tool");
    try (Stream<Path> files = Files.walk(DIST)) {
      for (Path file : files.sorted().toList()) {
        Path to = home.resolve(DIST.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  @Test
  void starts_through_links_from_anywhere() throws Exception {
    Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("a tool/bin/bascule"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), first);

    Run run = run(Map.of(), second.toString(), "--version");

    assertEquals(0, run.exit, run.err);
    assertTrue(run.out.matches("bascule [0-9]\\S*\\R"), run.out);
    assertEquals("", run.err);
  }

  @Test
  void says_the_same_with_an_archive_and_without() throws Exception {
    Run before = run(Map.of(), launcher(), A_COMMAND);
    assertEquals(1, archives().size(), "the first run leaves an archive");

    Run after = run(Map.of(), launcher(), A_COMMAND);

    assertEquals(before, after);
  }

  @Test
  void every_command_has_an_archive() throws IOException {
    String script = Files.readString(home.resolve("bin/bascule"));
    int start = script.indexOf("case ${1:-} in");
    String known =
        script.substring(start, script.indexOf(')', start)).lines().skip(1).collect(joining());
    Set<String> archived = Set.of(known.replaceAll("[\\s\\\\]", "").split("\\|"));

    Set<String> commands = new TreeSet<>(new CommandLine(new Bascule()).getSubcommands().keySet());
    commands.removeAll(archived);

    assertEquals(Set.of(), commands);
  }

  @Test
  void every_command_has_a_manual_page() throws IOException {
    Path pages = home.resolve("share/man/man1");
    for (String command : new CommandLine(new Bascule()).getSubcommands().keySet()) {
      assertTrue(Files.size(pages.resolve("bascule-" + command + ".1")) > 0, command);
    }
    assertTrue(Files.readString(pages.resolve("bascule.1")).contains("bascule\\-upgrade"));
  }

  @Test
  void a_broken_archive_is_not_heard_of() throws Exception {
    Run before = run(Map.of(), launcher(), A_COMMAND);
    Path archive = archives().get(0);
    assertTrue(archive.toFile().setWritable(true));
    Files.writeString(archive, "not an archive");

    Run after = run(Map.of(), launcher(), A_COMMAND);

    assertEquals(before, after);
  }

  @Test
  void an_archive_of_older_jars_is_replaced() throws Exception {
    run(Map.of(), launcher(), A_COMMAND);
    List<Path> before = archives();
    Path jar = home.resolve("lib/one-more.jar");
    Files.copy(DIST.resolve("LICENSE"), jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

    run(Map.of(), launcher(), A_COMMAND);

    List<Path> after = archives();
    assertEquals(1, after.size());
    assertNotEquals(before, after, "the archive carries the jars in its name");
  }

  @Test
  void says_which_java_it_looked_at() throws Exception {
    Path old = folder.resolve("jdk-11");
    Files.createDirectories(old.resolve("bin"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Path java = Files.writeString(old.resolve("bin/java"), "#!/bin/sh\n");
    assertTrue(java.toFile().setExecutable(true));
    Path tools = toolsWithoutJava();

    Run run =
        run(Map.of("JAVA_HOME", old.toString(), "PATH", tools.toString()), launcher(), A_COMMAND);

    assertEquals(1, run.exit);
    assertEquals("", run.out);
    assertEquals(
        """
        Cannot start bascule: no Java 17 or newer was found.

          JAVA_HOME  %s (Java 11.0.2)
          PATH       no java
          try        JAVA_HOME=/path/to/jdk-17 bascule heads
        """
            .formatted(old),
        run.err);
  }

  /** What a JRE has: everything but the module of the compiler. */
  @Test
  void says_that_a_jre_cannot_compile() throws Exception {
    Path model = Files.createDirectories(folder.resolve("work/model"));
    Files.writeString(model.resolve("App.java"), "class App {}\n");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    Run run =
        run(
            Map.of(),
            java,
            "--limit-modules=java.sql,java.compiler,java.desktop,java.management",
            "-cp",
            home.resolve("lib") + "/*",
            "io.bascule.cli.Bascule",
            "revision",
            "--url",
            "jdbc:sqlite:app.db");

    assertEquals(1, run.exit);
    assertEquals("", run.out);
    assertTrue(
        run.err.startsWith("Cannot compile the sources: this Java has no compiler"), run.err);
    assertTrue(run.err.contains("JAVA_HOME"), run.err);
  }

  @Test
  void starts_as_modules_too() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String main = "io.bascule.cli/io.bascule.cli.Bascule";

    Run run =
        run(
            Map.of(),
            java,
            "-p",
            home.resolve("lib").toString(),
            "--add-modules",
            "ALL-MODULE-PATH",
            "-m",
            main,
            "--help");

    assertEquals(0, run.exit, run.err);
    assertTrue(run.out.contains("bascule"), run.out);
  }

  @Test
  void names_the_licence_of_every_library() throws IOException {
    String licences = Files.readString(home.resolve("THIRD-PARTY.md"));
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      List<String> unnamed =
          jars.map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", ""))
              .filter(jar -> !jar.startsWith("bascule-"))
              .filter(jar -> !licences.contains("| `" + jar + "` |"))
              .toList();
      assertEquals(List.of(), unnamed);
    }
  }

  private String launcher() {
    return home.resolve("bin/bascule").toString();
  }

  private Path toolsWithoutJava() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("sh", "dirname", "readlink", "sed", "cat")) {
      String there = Files.exists(Path.of("/usr/bin", tool)) ? "/usr/bin/" : "/bin/";
      String script = "#!/bin/sh\nexec " + there + tool + " \"$@\"\n";
      Path here = Files.writeString(tools.resolve(tool), script);
      assertTrue(here.toFile().setExecutable(true));
    }
    return tools;
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("bascule"))) {
      return files.toList();
    }
  }

  private Run run(Map<String, String> environment, String... command) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Path work = Files.createDirectories(folder.resolve("work"));
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(work.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.environment().keySet().removeIf(name -> name.endsWith("_OPTIONS"));
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    return new Run(
        exit,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private record Run(int exit, String out, String err) {}
}
