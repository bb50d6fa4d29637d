package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;

/** The table {@code Employee}. */
public final class Employee extends Table {
  public final Column<Integer> employeeId = integer("EmployeeId").primaryKey("PK_Employee");
  public final Column<String> lastName = type("LastName", "NVARCHAR(20)", String.class);
  public final Column<String> firstName = type("FirstName", "NVARCHAR(20)", String.class);
  public final Column<String> title = type("Title", "NVARCHAR(30)", String.class).nullable();
  public final Column<Integer> reportsTo =
      integer("ReportsTo").nullable().references(Employee.class, e -> e.employeeId);
  public final Column<String> birthDate = type("BirthDate", "DATETIME", String.class).nullable();
  public final Column<String> hireDate = type("HireDate", "DATETIME", String.class).nullable();
  public final Column<String> address = type("Address", "NVARCHAR(70)", String.class).nullable();
  public final Column<String> city = type("City", "NVARCHAR(40)", String.class).nullable();
  public final Column<String> state = type("State", "NVARCHAR(40)", String.class).nullable();
  public final Column<String> country = type("Country", "NVARCHAR(40)", String.class).nullable();
  public final Column<String> postalCode =
      type("PostalCode", "NVARCHAR(10)", String.class).nullable();
  public final Column<String> phone = type("Phone", "NVARCHAR(24)", String.class).nullable();
  public final Column<String> fax = type("Fax", "NVARCHAR(24)", String.class).nullable();
  public final Column<String> email = type("Email", "NVARCHAR(60)", String.class).nullable();

  public Employee() {
    super("Employee");
    index("IFK_EmployeeReportsTo").on(reportsTo);
  }
}
