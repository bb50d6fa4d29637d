package shop.revisions;

import static io.bascule.schema.Declare.after;
import static io.bascule.schema.Declare.character;
import static io.bascule.schema.Declare.column;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;
import io.bascule.schema.Column;

/** Customers have a country, which must be told; those who are there get one. */
@RevisionInfo(
    id = "f07d9a35",
    after = "8e44b0d1",
    message = "customers have a country",
    created = "2026-11-12T11:20:00Z")
public final class V20261112_1120_customers_have_a_country implements Revision {
  private static final Column COUNTRY = column("country", character(2));

  @Override
  public void upgrade(Changes changes) {
    changes.table("customers").add(COUNTRY.asNullable(), after("last_name"));
    changes.sql("UPDATE customers SET country = ?", "GB");
    changes.table("customers").alter(COUNTRY.asNullable(), COUNTRY);
  }

  @Override
  public void downgrade(Changes changes) {
    changes.table("customers").drop(COUNTRY, after("last_name"));
  }
}
