package io.bascule.runner.found.deeper;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** The second. */
@RevisionInfo(id = "f2", after = "f1")
public final class Second implements Revision {
  @Override
  public void upgrade(Changes changes) {}

  @Override
  public void downgrade(Changes changes) {}
}
