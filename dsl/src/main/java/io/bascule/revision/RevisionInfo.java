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

  /**
   * The ids of revisions of other branches that must be applied before it. Unlike those that it
   * comes {@link #after}, they stay ends of their own branches.
   */
  String[] dependsOn() default {};

  /**
   * Names of the branch that begins with it, for {@code label@head} and the like. It is that of all
   * that comes after it, too.
   */
  String[] labels() default {};

  /**
   * The ids of the revisions that it stands for, in their order; the last of them is the one that
   * others come after. A database that has them all has this one; one that has none of them is
   * given this one in their stead.
   */
  String[] replaces() default {};

  /** One line on what it does. */
  String message() default "";

  /** When it was written, as {@code 2026-11-20T08:43:00Z}. */
  String created() default "";
}
