package chinook.model;

import io.bascule.dsl.Column;
import io.bascule.dsl.Table;
import java.math.BigDecimal;

/** The table {@code InvoiceLine}. */
public final class InvoiceLine extends Table {
  public final Column<Integer> invoiceLineId =
      integer("InvoiceLineId").primaryKey("PK_InvoiceLine");
  public final Column<Integer> invoiceId =
      integer("InvoiceId").references(Invoice.class, i -> i.invoiceId);
  public final Column<Integer> trackId = integer("TrackId").references(Track.class, t -> t.trackId);
  public final Column<BigDecimal> unitPrice = type("UnitPrice", "NUMERIC(10,2)", BigDecimal.class);
  public final Column<Integer> quantity = integer("Quantity");

  public InvoiceLine() {
    super("InvoiceLine");
    index("IFK_InvoiceLineInvoiceId").on(invoiceId);
    index("IFK_InvoiceLineTrackId").on(trackId);
  }
}
