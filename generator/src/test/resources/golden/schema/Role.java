package shop.model;

/** The enum type {@code app.role}. */
public enum Role {
  ADMIN,
  USER
}
