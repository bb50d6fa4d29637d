package io.bascule.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests that runs as a process of its own, because it is to be killed. */
public final class OtherJvm {
  private OtherJvm() {}

  /** Starts it; what it complains about stands among what the tests say. */
  public static Process start(Class<?> main, String... arguments) {
    try {
      return builder(main, List.of(), arguments)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * How it is started.
   *
   * @param options the virtual machine's, besides those by which it starts fast
   */
  public static ProcessBuilder builder(Class<?> main, List<String> options, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
