package io.bascule.runner.broken;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** Its constructor wants something. */
@RevisionInfo(id = "u1")
public record Unmakeable(String wish) implements Revision {
  @Override
  public void upgrade(Changes changes) {}

  @Override
  public void downgrade(Changes changes) {}
}
