package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;
import java.math.BigDecimal;

/** The table {@code Invoice}. */
public final class Invoice extends Table {
  public final Column<Integer> invoiceId = integer("InvoiceId").primaryKey("PK_Invoice");
  public final Column<Integer> customerId =
      integer("CustomerId").references(Customer.class, c -> c.customerId);
  public final Column<String> invoiceDate = type("InvoiceDate", "DATETIME", String.class);
  public final Column<String> billingAddress =
      type("BillingAddress", "NVARCHAR(70)", String.class).nullable();
  public final Column<String> billingCity =
      type("BillingCity", "NVARCHAR(40)", String.class).nullable();
  public final Column<String> billingState =
      type("BillingState", "NVARCHAR(40)", String.class).nullable();
  public final Column<String> billingCountry =
      type("BillingCountry", "NVARCHAR(40)", String.class).nullable();
  public final Column<String> billingPostalCode =
      type("BillingPostalCode", "NVARCHAR(10)", String.class).nullable();
  public final Column<BigDecimal> total = type("Total", "NUMERIC(10,2)", BigDecimal.class);

  public Invoice() {
    super("Invoice");
    index("IFK_InvoiceCustomerId").on(customerId);
  }
}
