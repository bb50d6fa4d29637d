package io.bascule.cli.project;

import io.bascule.cli.project.RevisionRequest.Rehearsing;
import java.util.List;

/**
 * What the revision shall be like that joins several.
 *
 * @param message one line on it; the empty string for one that names what it joins
 * @param labels names of the branch that begins with it
 * @param rehearsal whether the branches are run in both orders before it is kept
 */
public record MergeRequest(String message, List<String> labels, Rehearsing rehearsal) {
  public MergeRequest {
    labels = List.copyOf(labels);
  }

  /** A rehearsed one with that message. */
  public static MergeRequest of(String message) {
    return new MergeRequest(message, List.of(), Rehearsing.REHEARSE);
  }
}
