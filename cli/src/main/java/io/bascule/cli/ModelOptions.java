package io.bascule.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the sources of a model go that is written from a database. */
final class ModelOptions {
  @Option(names = "--package", paramLabel = "NAME", description = "The package of the model (db).")
  private String packageName = "db";

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "The simple name of the model's class (AppSchema).")
  private String className = "AppSchema";

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "The folder of sources to write into (the first of --sources).")
  private @Nullable Path into;

  String packageName() {
    return packageName;
  }

  String className() {
    return className;
  }

  @Nullable Path into() {
    return into;
  }
}
