package shop.revisions;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** The first customers: a change of rows, with bind values. */
@RevisionInfo(
    id = "5b1dc3e7",
    after = "1f6a02c9",
    message = "the first customers",
    created = "2026-11-02T09:15:00Z")
public final class V20261102_0915_the_first_customers implements Revision {
  private static final String INSERT = "INSERT INTO customers (email, name) VALUES (?, ?)";

  @Override
  public void upgrade(Changes changes) {
    changes.sql(INSERT, "ada@example.com", "Ada Lovelace");
    changes.sql(INSERT, "grace@example.com", "Grace Brewster Hopper");
    changes.sql(INSERT, "plato@example.com", "Plato");
  }

  @Override
  public void downgrade(Changes changes) {
    changes.sql("DELETE FROM customers WHERE email LIKE ?", "%@example.com");
  }
}
