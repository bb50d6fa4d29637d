package io.bascule.laws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the rooms: who may know whom, and the only room that may know a library. */
@AnalyzeClasses(packages = "io.bascule", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  private static final String CLI = "io.bascule.cli..";
  private static final String DIFFER = "io.bascule.differ..";
  private static final String GENERATOR = "io.bascule.generator..";
  private static final String LIVE = "io.bascule.differ.live..";
  private static final String POSTGRES = "io.bascule.dialect.postgres..";
  private static final String RUNNER = "io.bascule.runner..";
  private static final String SQLITE = "io.bascule.dialect.sqlite..";
  private static final String TESTKIT = "io.bascule.testkit..";
  private static final String[] DSL = {
    "io.bascule.schema..", "io.bascule.operation..", "io.bascule.revision..", "io.bascule.dsl.."
  };

  /** The one place that picks dialects; it alone looks down from the room's door into its parts. */
  private static final DescribedPredicate<JavaClass> PICKER =
      belongTo(
          DescribedPredicate.describe(
              "Dialects", type -> type.getFullName().equals("io.bascule.dialect.Dialects")));

  @ArchTest
  static final ArchRule packages_form_no_circle =
      slices()
          .matching("io.bascule.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(PICKER, resideInAnyPackage(SQLITE, POSTGRES));

  @ArchTest
  static final ArchRule the_language_knows_the_jdk_only =
      classes()
          .that(are(resideInAnyPackage(DSL)))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(DSL).or(resideInAnyPackage("java..", "org.jspecify..")))
          .because("a user's project compiles against it and against nothing else");

  @ArchTest
  static final ArchRule the_differ_hands_over_values = strangers(DIFFER, GENERATOR, RUNNER, CLI);

  @ArchTest
  static final ArchRule the_generator_hands_over_values = strangers(GENERATOR, DIFFER, RUNNER, CLI);

  @ArchTest
  static final ArchRule the_runner_hands_over_values = strangers(RUNNER, DIFFER, GENERATOR, CLI);

  @ArchTest
  static final ArchRule the_dialects_know_no_room_above =
      strangers("io.bascule.dialect..", DIFFER, GENERATOR, RUNNER, CLI, TESTKIT);

  @ArchTest
  static final ArchRule the_testkit_is_for_users =
      strangers(TESTKIT, GENERATOR, CLI).because("a user's tests need neither");

  @ArchTest
  static final ArchRule schemacrawler_has_one_room =
      only(resideInAnyPackage(LIVE), "schemacrawler..", "us.fatehi..");

  @ArchTest
  static final ArchRule freemarker_and_javaparser_have_one_room =
      only(resideInAnyPackage(GENERATOR), "freemarker..", "com.github.javaparser..");

  @ArchTest static final ArchRule picocli_has_one_room = only(resideInAnyPackage(CLI), "picocli..");

  @ArchTest
  static final ArchRule test_engines_have_one_room =
      only(resideInAnyPackage(TESTKIT), "org.junit..", "net.jqwik..", "org.opentest4j..");

  @ArchTest
  static final ArchRule drivers_are_the_users_choice =
      only(resideInAnyPackage(TESTKIT), "org.sqlite..", "org.postgresql..");

  @ArchTest static final ArchRule sqlite_is_picked_in_one_place = only(mayName(SQLITE), SQLITE);

  @ArchTest
  static final ArchRule postgres_is_picked_in_one_place = only(mayName(POSTGRES), POSTGRES);

  @ArchTest
  static final ArchRule the_console_is_at_the_front_door =
      noClasses()
          .that(are(DescribedPredicate.not(resideInAnyPackage(CLI))))
          .should(ACCESS_STANDARD_STREAMS)
          .orShould()
          .dependOnClassesThat(are(equivalentTo(java.io.Console.class)));

  /** The room {@code who} knows none of {@code others}. */
  private static ArchRule strangers(String who, String... others) {
    return noClasses()
        .that(are(resideInAnyPackage(who)))
        .should()
        .dependOnClassesThat(are(resideInAnyPackage(others)));
  }

  /** Nothing but {@code rooms} depends on {@code libraries}. */
  private static ArchRule only(DescribedPredicate<JavaClass> rooms, String... libraries) {
    return noClasses()
        .that(are(DescribedPredicate.not(rooms)))
        .should()
        .dependOnClassesThat(are(resideInAnyPackage(libraries)));
  }

  /** A dialect's own room, the reader that asks its catalog, and the one place that picks it. */
  private static DescribedPredicate<JavaClass> mayName(String dialect) {
    return resideInAnyPackage(dialect, LIVE).or(PICKER);
  }
}
