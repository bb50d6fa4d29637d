package io.bascule.revision;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a revision stands in its history.
 *
 * @param after the ids of the revisions that it comes after; none for the first of a history
 * @param dependsOn the ids of revisions of other branches that must be applied before it
 * @param labels the names of the branch that begins with it; mostly none
 * @param replaces the ids of the revisions that it stands for, in their order; mostly none
 */
public record Place(
    List<String> after, List<String> dependsOn, List<String> labels, List<String> replaces) {
  public Place {
    after = List.copyOf(after);
    dependsOn = List.copyOf(dependsOn);
    labels = List.copyOf(labels);
    replaces = List.copyOf(replaces);
  }

  /** The place of a revision that stands for none but itself. */
  public Place(List<String> after, List<String> dependsOn, List<String> labels) {
    this(after, dependsOn, labels, List.of());
  }

  /** The place after these revisions. */
  public static Place after(List<String> ids) {
    return new Place(ids, List.of(), List.of());
  }

  /** The place after these revisions. */
  public static Place after(String... ids) {
    return after(List.of(ids));
  }

  /** The same, to be applied after those of other branches. */
  public Place withDependsOn(List<String> ids) {
    return new Place(after, ids, labels, replaces);
  }

  /** The same, with names for the branch that begins here. */
  public Place withLabels(List<String> names) {
    return new Place(after, dependsOn, names, replaces);
  }

  /** The same, standing for these revisions, which are told in their order. */
  public Place withReplaces(List<String> ids) {
    return new Place(after, dependsOn, labels, ids);
  }

  /** The same behind other revisions. */
  Place withEdges(List<String> others, List<String> otherNeeds) {
    return new Place(others, otherNeeds, labels, replaces);
  }

  /** All that must be applied before it, without repetition. */
  public List<String> needs() {
    return Stream.concat(after.stream(), dependsOn.stream()).distinct().toList();
  }
}
