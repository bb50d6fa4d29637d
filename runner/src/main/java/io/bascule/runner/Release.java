package io.bascule.runner;

import org.jspecify.annotations.Nullable;

/** Which release this is. */
final class Release {
  private Release() {}

  /** For the ledger and for scripts: {@code bascule 1.0.0}. */
  static String tool() {
    @Nullable String version = Release.class.getPackage().getImplementationVersion();
    return "bascule " + (version == null ? "development" : version);
  }

  /** The user of the operating system. */
  static String user() {
    return System.getProperty("user.name", "unknown");
  }
}
