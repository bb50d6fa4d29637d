package io.bascule.cli.project;

import io.bascule.dialect.Unmodelled;
import io.bascule.operation.Operations;
import java.nio.file.Path;
import java.util.List;

/**
 * A revision that was written.
 *
 * @param id its id
 * @param file where it stands
 * @param upgrade what leads to it
 * @param unmodelled what the database has and the model cannot say
 */
public record NewRevision(String id, Path file, Operations upgrade, List<Unmodelled> unmodelled) {
  public NewRevision {
    unmodelled = List.copyOf(unmodelled);
  }
}
