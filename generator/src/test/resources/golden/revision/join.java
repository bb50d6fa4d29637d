import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/**
 * Join "state" and *&#47; &#64;nickname of all those people that a very long message tells us of,
 * &#92;user or not.
 */
@RevisionInfo(
    id = "3f2a9c1b",
    after = {"91d0c7aa", "7be11042"},
    message =
        """
        join "state" and
        */ @nickname of all those people that a very long message tells us of, \\user or not\
        """,
    created = "2026-11-20T08:43:00Z")
public final class V20261120_0843_join_state_and_nickname_of_all_those_people implements Revision {
  @Override
  public void upgrade(Changes changes) {
    // Nothing to do.
  }

  @Override
  public void downgrade(Changes changes) {
    // Nothing to do.
  }
}
