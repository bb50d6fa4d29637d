package io.bascule.runner.found;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** The first. */
@RevisionInfo(id = "f1", message = "the first", created = "2026-11-20T08:43:00Z")
public final class First implements Revision {
  @Override
  public void upgrade(Changes changes) {
    changes.createSchema("shop");
  }

  @Override
  public void downgrade(Changes changes) {
    changes.dropSchema("shop");
  }

  /** Not found: it says nothing of where it stands. */
  static final class Nameless implements Revision {
    @Override
    public void upgrade(Changes changes) {}

    @Override
    public void downgrade(Changes changes) {}
  }

  /** Not found: it is no revision. */
  interface Other {}
}
