package io.bascule.generator.internal.spelling;

/** How the words of {@code Declare} are said. */
public enum Style {
  /** Bare, by static imports. */
  STATIC,
  /** Behind the class's name, in a class that has methods of the same names. */
  QUALIFIED
}
