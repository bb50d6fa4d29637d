package io.bascule.cli.project;

import io.bascule.operation.Operations;
import java.nio.file.Path;
import java.util.List;

/**
 * A revision that stands for several.
 *
 * @param id its id
 * @param file where it stands
 * @param replaces the ids of those that it stands for, in their order
 * @param before how many changes these make
 * @param upgrade what leads to it
 * @param elided the data steps that were left out, for people
 * @param removed the files that are gone
 */
public record Squashed(
    String id,
    Path file,
    List<String> replaces,
    int before,
    Operations upgrade,
    List<String> elided,
    List<Path> removed) {
  public Squashed {
    replaces = List.copyOf(replaces);
    elided = List.copyOf(elided);
    removed = List.copyOf(removed);
  }
}
