package io.bascule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of other JVMs: ended, killed, and with each way to shed root's rights. */
class ForeignJvmTest {
  @TempDir Path temporary;

  @BeforeEach
  void openToEverybody() {
    assertTrue(temporary.toFile().setReadable(true, false));
    assertTrue(temporary.toFile().setExecutable(true, false));
    assertTrue(temporary.toFile().setWritable(true, false));
  }

  @Test
  void endsWithItsJvm() throws Exception {
    Process jvm = start(List.of(), List.of());
    int port = awaitReady(jvm);
    jvm.getOutputStream().close();
    assertTrue(jvm.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, jvm.exitValue());
    assertFalse(listens(port));
    assertEquals(List.of(), leftBehind());
  }

  @Test
  void endsWhenItsJvmIsKilled() throws Exception {
    Process jvm = start(List.of(), List.of());
    int port = awaitReady(jvm);
    jvm.destroyForcibly().waitFor();
    for (int tries = 0; tries < 100 && (listens(port) || !leftBehind().isEmpty()); tries++) {
      Thread.sleep(100);
    }
    assertFalse(listens(port));
    assertEquals(List.of(), leftBehind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"unshare", "setpriv", "runuser"})
  void shedsRoot(String way) throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root has rights to shed");
    assumeTrue(works(way), way + " does not work on this machine");
    Process jvm = start(List.of(), List.of("-Dbascule.testkit.rights=" + way));
    int port = awaitReady(jvm);
    assertTrue(listens(port));
    jvm.getOutputStream().close();
    assertTrue(jvm.waitFor(30, TimeUnit.SECONDS));
    assertEquals(List.of(), leftBehind());
  }

  @Test
  void startsAsNobody() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can become nobody");
    assumeTrue(works("runuser"), "runuser does not work on this machine");
    Process jvm = start(List.of("runuser", "-u", "nobody", "--"), List.of());
    int port = awaitReady(jvm);
    assertTrue(listens(port));
    jvm.getOutputStream().close();
    assertTrue(jvm.waitFor(30, TimeUnit.SECONDS));
    assertEquals(List.of(), leftBehind());
  }

  private Process start(List<String> prefix, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Dbascule.testkit.data=" + temporary);
    command.addAll(options);
    command.addAll(List.of("-cp", prefix.isEmpty() ? classPath() : copiedClassPath()));
    command.add(StartAndPrint.class.getName());
    return new ProcessBuilder(command)
        .directory(new File("/"))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** Nobody cannot read what is in root's home. */
  private String copiedClassPath() throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : classPath().split(File.pathSeparator)) {
      Path from = Path.of(entry);
      if (Files.isDirectory(from)) {
        Path to = temporary.resolve("classes" + copies.size());
        copyFolder(from, to);
        copies.add(to.toString());
      } else if (from.toString().matches(".*(postgres|commons|xz)[^/]*\\.jar")) {
        Path to = temporary.resolve(from.getFileName());
        Files.copy(from, to);
        assertTrue(to.toFile().setReadable(true, false));
        copies.add(to.toString());
      }
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path copy = to.resolve(from.relativize(path));
        Files.copy(path, copy);
        assertTrue(copy.toFile().setReadable(true, false));
      }
    }
  }

  private static boolean works(String way) throws Exception {
    List<String> command =
        switch (way) {
          case "unshare" -> List.of("unshare", "-U", "true");
          case "setpriv" -> List.of("setpriv", "--reuid=nobody", "--clear-groups", "true");
          default -> List.of("runuser", "-u", "nobody", "--", "true");
        };
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int awaitReady(Process jvm) throws IOException {
    BufferedReader reader = jvm.inputReader(StandardCharsets.UTF_8);
    String line = reader.readLine();
    assertTrue(line != null && line.startsWith("ready "), () -> "the JVM said: " + line);
    return Integer.parseInt(line.replaceAll(".*:(\\d+)/.*", "$1"));
  }

  private static boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  private List<Path> leftBehind() throws IOException {
    try (Stream<Path> paths = Files.list(temporary)) {
      return paths.filter(path -> path.toString().contains("bascule-postgres-")).toList();
    }
  }
}
