package io.bascule.revision;

/**
 * One step in the history of a schema. The class carries a {@link RevisionInfo} and has a public
 * constructor without parameters. Both methods only record: nothing happens to a database in them.
 */
public interface Revision {
  /** Records the changes that lead to this revision. */
  void upgrade(Changes changes);

  /** Records the changes that lead back to the revision before it. */
  void downgrade(Changes changes);
}
