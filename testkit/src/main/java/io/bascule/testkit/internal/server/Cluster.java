package io.bascule.testkit.internal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A data folder of a server: made by initdb once, and copied from then on. */
final class Cluster {
  private static final List<String> OPTIONS =
      List.of(
          "--auth=trust",
          "--username=postgres",
          "--encoding=UTF8",
          "--locale=C",
          "--no-sync",
          "--no-instructions");

  private Cluster() {}

  /** Makes a data folder for the server in {@code home}, and gives both to who will run it. */
  static Path create(Path bin, Path home, Rights rights) throws IOException {
    Path template = template(bin, rights);
    Path data = home.resolve("data");
    Folders.copy(template, data, rights.owner());
    if (rights.owner() != null) {
      Folders.give(home, rights.owner());
    }
    return data;
  }

  private static Path template(Path bin, Rights rights) throws IOException {
    Path initdb = bin.resolve("initdb");
    String version = Command.run(List.of(initdb.toString(), "--version"));
    String key = Integer.toHexString(List.of(bin.toString(), version, OPTIONS).hashCode());
    Path template = Cache.folder().resolve("cluster-" + key);
    return Folders.once(template, folder -> initialize(initdb, folder, rights));
  }

  private static void initialize(Path initdb, Path folder, Rights rights) throws IOException {
    if (rights.owner() != null) {
      Folders.give(folder, rights.owner());
    }
    List<String> command = new ArrayList<>(List.of(initdb.toString(), "-D", "" + folder));
    command.addAll(OPTIONS);
    Command.run(rights.of(command));
    Files.deleteIfExists(folder.resolve("postmaster.pid"));
  }
}
