package io.bascule.cli.project;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in the history a new revision goes.
 *
 * @param after what it comes after, as a target says it: {@code head}, {@code base} for a history
 *     of its own, {@code label@head}, an id
 * @param parent whether that must be an end of the history
 * @param dependsOn what of other branches must be applied before it, as targets say it
 * @param labels names of the branch that begins with it
 * @param folder the folder of its file; null for that of the revision that it comes after
 */
public record Slot(
    String after,
    Parent parent,
    List<String> dependsOn,
    List<String> labels,
    @Nullable Path folder) {

  /** What a revision may come after. */
  public enum Parent {
    /** An end of the history. */
    HEAD,
    /** Any revision: there a branch begins. */
    ANY
  }

  /** After the one head. */
  public static final Slot HEAD = new Slot("head", Parent.HEAD, List.of(), List.of(), null);

  public Slot {
    dependsOn = List.copyOf(dependsOn);
    labels = List.copyOf(labels);
  }
}
