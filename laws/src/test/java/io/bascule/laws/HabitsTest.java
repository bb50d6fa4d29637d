package io.bascule.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.ArchCondition.from;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The habits that hold in every room, as far as bytecode shows them. */
@AnalyzeClasses(packages = "io.bascule", importOptions = ImportOption.DoNotIncludeTests.class)
class HabitsTest {
  private static final String EMPTY_NAMES = ".*(Manager|Helper|Utils?|Impl|Base|Info)";

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should(
              from(
                  describe(
                      "be called Manager, Helper, Util, Impl, Base or Info",
                      type -> type.getSimpleName().matches(EMPTY_NAMES) && !type.isAnnotation())));

  @ArchTest
  static final ArchRule packages_are_null_marked =
      classes()
          .should(
              from(
                  describe(
                      "stand in a @NullMarked package",
                      type ->
                          type.getPackage()
                              .isAnnotatedWith("org.jspecify.annotations.NullMarked"))));

  @ArchTest
  static final ArchRule nothing_is_got_or_set =
      noMethods()
          .that(are(theirOwn()))
          .should(
              from(
                  describe(
                      "get or set",
                      method ->
                          method.getName().matches("get[A-Z].*")
                              || method.getName().matches("set[A-Z].*")
                                  && !method.getRawParameterTypes().isEmpty())));

  @ArchTest
  static final ArchRule an_optional_is_not_kept =
      noFields().should().haveRawType(Optional.class).because("it is for results");

  @ArchTest
  static final ArchRule an_optional_is_not_passed =
      noCodeUnits()
          .should(
              from(
                  describe(
                      "take an Optional",
                      unit ->
                          unit.getRawParameterTypes().stream()
                              .anyMatch(type -> type.isEquivalentTo(Optional.class)))))
          .because("it is for results");

  @ArchTest
  static final ArchRule nothing_checked_is_thrown_at_users =
      noMethods()
          .that(are(published()))
          .and(are(theirOwn()))
          .and(are(not(toBeOverridden())))
          .should(
              from(
                  describe(
                      "throw a checked exception",
                      method ->
                          method.getThrowsClause().stream()
                              .anyMatch(
                                  thrown ->
                                      !thrown
                                          .getRawType()
                                          .isAssignableTo(RuntimeException.class)))));

  /** A default method of an interface: whoever implements it throws, and nobody else calls it. */
  private static DescribedPredicate<JavaMethod> toBeOverridden() {
    return describe(
        "to be overridden",
        method ->
            method.getOwner().isInterface()
                && !method.getModifiers().contains(JavaModifier.STATIC));
  }

  /** What a user can call: public, with a body, in a public type of a package for users. */
  private static DescribedPredicate<JavaMethod> published() {
    return describe(
        "published",
        method ->
            method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.ABSTRACT)
                && method.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                && !(method.getOwner().getPackageName() + ".").contains(".internal."));
  }

  /** Named here, and not by a type above. */
  private static DescribedPredicate<JavaMethod> theirOwn() {
    return describe(
        "their own", method -> above(method.getOwner()).noneMatch(type -> declares(type, method)));
  }

  private static Stream<JavaClass> above(JavaClass type) {
    return Stream.concat(
        type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream());
  }

  private static boolean declares(JavaClass type, JavaMethod method) {
    Set<JavaMethod> methods = type.getMethods();
    return methods.stream()
        .anyMatch(
            other ->
                other.getName().equals(method.getName())
                    && other.getRawParameterTypes().size() == method.getRawParameterTypes().size());
  }
}
