package chinook.revisions;

import static io.bascule.schema.Declare.column;
import static io.bascule.schema.Declare.foreignKey;
import static io.bascule.schema.Declare.index;
import static io.bascule.schema.Declare.integer;
import static io.bascule.schema.Declare.primaryKey;
import static io.bascule.schema.Declare.table;
import static io.bascule.schema.Declare.type;

import io.bascule.revision.Changes;
import io.bascule.revision.Revision;
import io.bascule.revision.RevisionInfo;

/** The chinook as it is. */
@RevisionInfo(id = "963e9803", message = "the chinook as it is", created = "2026-11-18T09:00:00Z")
public final class V20261118_0900_the_chinook_as_it_is implements Revision {
  @Override
  public void upgrade(Changes changes) {
    changes.createTable(
        table(
            "Artist",
            column("ArtistId", integer()),
            column("Name", type("NVARCHAR(120)")).asNullable(),
            primaryKey("ArtistId").named("PK_Artist")));
    changes.createTable(
        table(
            "Album",
            column("AlbumId", integer()),
            column("Title", type("NVARCHAR(160)")),
            column("ArtistId", integer()),
            primaryKey("AlbumId").named("PK_Album"),
            foreignKey("ArtistId").references("Artist", "ArtistId").named("fk_Album_ArtistId"),
            index("IFK_AlbumArtistId", "ArtistId")));
    changes.createTable(
        table(
            "Employee",
            column("EmployeeId", integer()),
            column("LastName", type("NVARCHAR(20)")),
            column("FirstName", type("NVARCHAR(20)")),
            column("Title", type("NVARCHAR(30)")).asNullable(),
            column("ReportsTo", integer()).asNullable(),
            column("BirthDate", type("DATETIME")).asNullable(),
            column("HireDate", type("DATETIME")).asNullable(),
            column("Address", type("NVARCHAR(70)")).asNullable(),
            column("City", type("NVARCHAR(40)")).asNullable(),
            column("State", type("NVARCHAR(40)")).asNullable(),
            column("Country", type("NVARCHAR(40)")).asNullable(),
            column("PostalCode", type("NVARCHAR(10)")).asNullable(),
            column("Phone", type("NVARCHAR(24)")).asNullable(),
            column("Fax", type("NVARCHAR(24)")).asNullable(),
            column("Email", type("NVARCHAR(60)")).asNullable(),
            primaryKey("EmployeeId").named("PK_Employee"),
            foreignKey("ReportsTo")
                .references("Employee", "EmployeeId")
                .named("fk_Employee_ReportsTo"),
            index("IFK_EmployeeReportsTo", "ReportsTo")));
    changes.createTable(
        table(
            "Customer",
            column("CustomerId", integer()),
            column("FirstName", type("NVARCHAR(40)")),
            column("LastName", type("NVARCHAR(20)")),
            column("Company", type("NVARCHAR(80)")).asNullable(),
            column("Address", type("NVARCHAR(70)")).asNullable(),
            column("City", type("NVARCHAR(40)")).asNullable(),
            column("State", type("NVARCHAR(40)")).asNullable(),
            column("Country", type("NVARCHAR(40)")).asNullable(),
            column("PostalCode", type("NVARCHAR(10)")).asNullable(),
            column("Phone", type("NVARCHAR(24)")).asNullable(),
            column("Fax", type("NVARCHAR(24)")).asNullable(),
            column("Email", type("NVARCHAR(60)")),
            column("SupportRepId", integer()).asNullable(),
            primaryKey("CustomerId").named("PK_Customer"),
            foreignKey("SupportRepId")
                .references("Employee", "EmployeeId")
                .named("fk_Customer_SupportRepId"),
            index("IFK_CustomerSupportRepId", "SupportRepId")));
    changes.createTable(
        table(
            "Genre",
            column("GenreId", integer()),
            column("Name", type("NVARCHAR(120)")).asNullable(),
            primaryKey("GenreId").named("PK_Genre")));
    changes.createTable(
        table(
            "Invoice",
            column("InvoiceId", integer()),
            column("CustomerId", integer()),
            column("InvoiceDate", type("DATETIME")),
            column("BillingAddress", type("NVARCHAR(70)")).asNullable(),
            column("BillingCity", type("NVARCHAR(40)")).asNullable(),
            column("BillingState", type("NVARCHAR(40)")).asNullable(),
            column("BillingCountry", type("NVARCHAR(40)")).asNullable(),
            column("BillingPostalCode", type("NVARCHAR(10)")).asNullable(),
            column("Total", type("NUMERIC(10,2)")),
            primaryKey("InvoiceId").named("PK_Invoice"),
            foreignKey("CustomerId")
                .references("Customer", "CustomerId")
                .named("fk_Invoice_CustomerId"),
            index("IFK_InvoiceCustomerId", "CustomerId")));
    changes.createTable(
        table(
            "MediaType",
            column("MediaTypeId", integer()),
            column("Name", type("NVARCHAR(120)")).asNullable(),
            primaryKey("MediaTypeId").named("PK_MediaType")));
    changes.createTable(
        table(
            "Playlist",
            column("PlaylistId", integer()),
            column("Name", type("NVARCHAR(120)")).asNullable(),
            primaryKey("PlaylistId").named("PK_Playlist")));
    changes.createTable(
        table(
            "Track",
            column("TrackId", integer()),
            column("Name", type("NVARCHAR(200)")),
            column("AlbumId", integer()).asNullable(),
            column("MediaTypeId", integer()),
            column("GenreId", integer()).asNullable(),
            column("Composer", type("NVARCHAR(220)")).asNullable(),
            column("Milliseconds", integer()),
            column("Bytes", integer()).asNullable(),
            column("UnitPrice", type("NUMERIC(10,2)")),
            primaryKey("TrackId").named("PK_Track"),
            foreignKey("AlbumId").references("Album", "AlbumId").named("fk_Track_AlbumId"),
            foreignKey("MediaTypeId")
                .references("MediaType", "MediaTypeId")
                .named("fk_Track_MediaTypeId"),
            foreignKey("GenreId").references("Genre", "GenreId").named("fk_Track_GenreId"),
            index("IFK_TrackAlbumId", "AlbumId"),
            index("IFK_TrackGenreId", "GenreId"),
            index("IFK_TrackMediaTypeId", "MediaTypeId")));
    changes.createTable(
        table(
            "InvoiceLine",
            column("InvoiceLineId", integer()),
            column("InvoiceId", integer()),
            column("TrackId", integer()),
            column("UnitPrice", type("NUMERIC(10,2)")),
            column("Quantity", integer()),
            primaryKey("InvoiceLineId").named("PK_InvoiceLine"),
            foreignKey("InvoiceId")
                .references("Invoice", "InvoiceId")
                .named("fk_InvoiceLine_InvoiceId"),
            foreignKey("TrackId").references("Track", "TrackId").named("fk_InvoiceLine_TrackId"),
            index("IFK_InvoiceLineInvoiceId", "InvoiceId"),
            index("IFK_InvoiceLineTrackId", "TrackId")));
    changes.createTable(
        table(
            "PlaylistTrack",
            column("PlaylistId", integer()),
            column("TrackId", integer()),
            foreignKey("PlaylistId")
                .references("Playlist", "PlaylistId")
                .named("fk_PlaylistTrack_PlaylistId"),
            foreignKey("TrackId").references("Track", "TrackId").named("fk_PlaylistTrack_TrackId"),
            primaryKey("PlaylistId", "TrackId").named("PK_PlaylistTrack"),
            index("IFK_PlaylistTrackPlaylistId", "PlaylistId"),
            index("IFK_PlaylistTrackTrackId", "TrackId")));
  }

  @Override
  public void downgrade(Changes changes) {
    changes.dropTable(
        table(
            "PlaylistTrack",
            column("PlaylistId", integer()),
            column("TrackId", integer()),
            foreignKey("PlaylistId")
                .references("Playlist", "PlaylistId")
                .named("fk_PlaylistTrack_PlaylistId"),
            foreignKey("TrackId").references("Track", "TrackId").named("fk_PlaylistTrack_TrackId"),
            primaryKey("PlaylistId", "TrackId").named("PK_PlaylistTrack"),
            index("IFK_PlaylistTrackPlaylistId", "PlaylistId"),
            index("IFK_PlaylistTrackTrackId", "TrackId")));
    changes.dropTable(
        table(
            "InvoiceLine",
            column("InvoiceLineId", integer()),
            column("InvoiceId", integer()),
            column("TrackId", integer()),
            column("UnitPrice", type("NUMERIC(10,2)")),
            column("Quantity", integer()),
            primaryKey("InvoiceLineId").named("PK_InvoiceLine"),
            foreignKey("InvoiceId")
                .references("Invoice", "InvoiceId")
                .named("fk_InvoiceLine_InvoiceId"),
            foreignKey("TrackId").references("Track", "TrackId").named("fk_InvoiceLine_TrackId"),
            index("IFK_InvoiceLineInvoiceId", "InvoiceId"),
            index("IFK_InvoiceLineTrackId", "TrackId")));
    changes.dropTable(
        table(
            "Track",
            column("TrackId", integer()),
            column("Name", type("NVARCHAR(200)")),
            column("AlbumId", integer()).asNullable(),
            column("MediaTypeId", integer()),
            column("GenreId", integer()).asNullable(),
            column("Composer", type("NVARCHAR(220)")).asNullable(),
            column("Milliseconds", integer()),
            column("Bytes", integer()).asNullable(),
            column("UnitPrice", type("NUMERIC(10,2)")),
            primaryKey("TrackId").named("PK_Track"),
            foreignKey("AlbumId").references("Album", "AlbumId").named("fk_Track_AlbumId"),
            foreignKey("MediaTypeId")
                .references("MediaType", "MediaTypeId")
                .named("fk_Track_MediaTypeId"),
            foreignKey("GenreId").references("Genre", "GenreId").named("fk_Track_GenreId"),
            index("IFK_TrackAlbumId", "AlbumId"),
            index("IFK_TrackGenreId", "GenreId"),
            index("IFK_TrackMediaTypeId", "MediaTypeId")));
    changes.dropTable(
        table(
            "Playlist",
            column("PlaylistId", integer()),
            column("Name", type("NVARCHAR(120)")).asNullable(),
            primaryKey("PlaylistId").named("PK_Playlist")));
    changes.dropTable(
        table(
            "MediaType",
            column("MediaTypeId", integer()),
            column("Name", type("NVARCHAR(120)")).asNullable(),
            primaryKey("MediaTypeId").named("PK_MediaType")));
    changes.dropTable(
        table(
            "Invoice",
            column("InvoiceId", integer()),
            column("CustomerId", integer()),
            column("InvoiceDate", type("DATETIME")),
            column("BillingAddress", type("NVARCHAR(70)")).asNullable(),
            column("BillingCity", type("NVARCHAR(40)")).asNullable(),
            column("BillingState", type("NVARCHAR(40)")).asNullable(),
            column("BillingCountry", type("NVARCHAR(40)")).asNullable(),
            column("BillingPostalCode", type("NVARCHAR(10)")).asNullable(),
            column("Total", type("NUMERIC(10,2)")),
            primaryKey("InvoiceId").named("PK_Invoice"),
            foreignKey("CustomerId")
                .references("Customer", "CustomerId")
                .named("fk_Invoice_CustomerId"),
            index("IFK_InvoiceCustomerId", "CustomerId")));
    changes.dropTable(
        table(
            "Genre",
            column("GenreId", integer()),
            column("Name", type("NVARCHAR(120)")).asNullable(),
            primaryKey("GenreId").named("PK_Genre")));
    changes.dropTable(
        table(
            "Customer",
            column("CustomerId", integer()),
            column("FirstName", type("NVARCHAR(40)")),
            column("LastName", type("NVARCHAR(20)")),
            column("Company", type("NVARCHAR(80)")).asNullable(),
            column("Address", type("NVARCHAR(70)")).asNullable(),
            column("City", type("NVARCHAR(40)")).asNullable(),
            column("State", type("NVARCHAR(40)")).asNullable(),
            column("Country", type("NVARCHAR(40)")).asNullable(),
            column("PostalCode", type("NVARCHAR(10)")).asNullable(),
            column("Phone", type("NVARCHAR(24)")).asNullable(),
            column("Fax", type("NVARCHAR(24)")).asNullable(),
            column("Email", type("NVARCHAR(60)")),
            column("SupportRepId", integer()).asNullable(),
            primaryKey("CustomerId").named("PK_Customer"),
            foreignKey("SupportRepId")
                .references("Employee", "EmployeeId")
                .named("fk_Customer_SupportRepId"),
            index("IFK_CustomerSupportRepId", "SupportRepId")));
    changes.dropTable(
        table(
            "Employee",
            column("EmployeeId", integer()),
            column("LastName", type("NVARCHAR(20)")),
            column("FirstName", type("NVARCHAR(20)")),
            column("Title", type("NVARCHAR(30)")).asNullable(),
            column("ReportsTo", integer()).asNullable(),
            column("BirthDate", type("DATETIME")).asNullable(),
            column("HireDate", type("DATETIME")).asNullable(),
            column("Address", type("NVARCHAR(70)")).asNullable(),
            column("City", type("NVARCHAR(40)")).asNullable(),
            column("State", type("NVARCHAR(40)")).asNullable(),
            column("Country", type("NVARCHAR(40)")).asNullable(),
            column("PostalCode", type("NVARCHAR(10)")).asNullable(),
            column("Phone", type("NVARCHAR(24)")).asNullable(),
            column("Fax", type("NVARCHAR(24)")).asNullable(),
            column("Email", type("NVARCHAR(60)")).asNullable(),
            primaryKey("EmployeeId").named("PK_Employee"),
            foreignKey("ReportsTo")
                .references("Employee", "EmployeeId")
                .named("fk_Employee_ReportsTo"),
            index("IFK_EmployeeReportsTo", "ReportsTo")));
    changes.dropTable(
        table(
            "Album",
            column("AlbumId", integer()),
            column("Title", type("NVARCHAR(160)")),
            column("ArtistId", integer()),
            primaryKey("AlbumId").named("PK_Album"),
            foreignKey("ArtistId").references("Artist", "ArtistId").named("fk_Album_ArtistId"),
            index("IFK_AlbumArtistId", "ArtistId")));
    changes.dropTable(
        table(
            "Artist",
            column("ArtistId", integer()),
            column("Name", type("NVARCHAR(120)")).asNullable(),
            primaryKey("ArtistId").named("PK_Artist")));
  }
}
