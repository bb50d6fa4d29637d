package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code Customer}. */
public final class Customer extends Table {
  public final Column<Integer> customerId = integer("CustomerId").primaryKey("PK_Customer");
  public final Column<String> firstName = type("FirstName", "NVARCHAR(40)", String.class);
  public final Column<String> lastName = type("LastName", "NVARCHAR(20)", String.class);
  public final Column<String> company = type("Company", "NVARCHAR(80)", String.class).nullable();
  public final Column<String> address = type("Address", "NVARCHAR(70)", String.class).nullable();
  public final Column<String> city = type("City", "NVARCHAR(40)", String.class).nullable();
  public final Column<String> state = type("State", "NVARCHAR(40)", String.class).nullable();
  public final Column<String> country = type("Country", "NVARCHAR(40)", String.class).nullable();
  public final Column<String> postalCode =
      type("PostalCode", "NVARCHAR(10)", String.class).nullable();
  public final Column<String> phone = type("Phone", "NVARCHAR(24)", String.class).nullable();
  public final Column<String> fax = type("Fax", "NVARCHAR(24)", String.class).nullable();
  public final Column<String> email = type("Email", "NVARCHAR(60)", String.class);
  public final Column<Integer> supportRepId =
      integer("SupportRepId").nullable().references(Employee.class, e -> e.employeeId);

  public Customer() {
    super("Customer");
    index("IFK_CustomerSupportRepId").on(supportRepId);
  }
}
