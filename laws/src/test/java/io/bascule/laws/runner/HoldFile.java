package io.bascule.laws.runner;

import io.bascule.laws.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** Tries to lock a file as a process of its own, says whether it could, and holds it then. */
final class HoldFile {
  private HoldFile() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    Path file = Path.of(args[0]);
    if (!Files.exists(file)) {
      out.println("no file");
      return;
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    out.println(lock == null ? "kept away" : "holds");
    if (lock != null) {
      new CountDownLatch(1).await();
    }
  }

  /** What another process says that tries it. */
  static String tryIn(Path file) {
    Process process = start(file);
    try {
      return said(process);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Another process that has it. */
  static Process hold(Path file) {
    Process process = start(file);
    String said = said(process);
    if (!said.equals("holds")) {
      throw new IllegalStateException(said);
    }
    return process;
  }

  private static String said(Process process) {
    try {
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      return String.valueOf(lines.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(Path file) {
    return OtherJvm.start(HoldFile.class, file.toString());
  }
}
