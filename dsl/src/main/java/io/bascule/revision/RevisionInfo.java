package io.bascule.revision;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a revision stands in the history. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RevisionInfo {
  /** Its own id: eight hexadecimal digits where the tool chose it. */
  String id();

  /** The ids of the revisions that it comes after; none for the first. */
  String[] after() default {};

  /** One line on what it does. */
  String message() default "";

  /** When it was written, as {@code 2026-11-20T08:43:00Z}. */
  String created() default "";
}
