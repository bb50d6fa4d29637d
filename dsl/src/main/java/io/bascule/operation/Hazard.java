package io.bascule.operation;

/**
 * What a change may cost.
 *
 * @param code a short stable name, such as {@code DS102}
 * @param severity how bad it is
 * @param message one sentence for people
 */
public record Hazard(String code, Severity severity, String message) {
  /** How bad a hazard is. */
  public enum Severity {
    /** Rows or values are gone for good. */
    DELETES_DATA,
    /** It fails if the rows that are there do not fit. */
    DEPENDS_ON_DATA,
    /** Programs that use the former names stop working. */
    BREAKS_CLIENTS
  }

  static Hazard deletes(String code, String message) {
    return new Hazard(code, Severity.DELETES_DATA, message);
  }

  static Hazard depends(String code, String message) {
    return new Hazard(code, Severity.DEPENDS_ON_DATA, message);
  }

  static Hazard breaks(String code, String message) {
    return new Hazard(code, Severity.BREAKS_CLIENTS, message);
  }
}
