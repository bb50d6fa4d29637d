package io.bascule.cli.project;

import io.bascule.dialect.Unmodelled;
import java.util.List;

/**
 * A database that was taken over.
 *
 * @param model the model that was written; no files where one was there that says the same
 * @param revision the revision that makes such a database from nothing
 * @param others what the model cannot say and the revision makes by SQL
 * @param left what neither can make again
 */
public record Baselined(
    Imported model, NewRevision revision, List<Unmodelled> others, List<Unmodelled> left) {
  public Baselined {
    others = List.copyOf(others);
    left = List.copyOf(left);
  }
}
