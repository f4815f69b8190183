package org.lumbar.routine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.ZoneId;

/** Each rule fails if it matches nothing: ArchUnit's default, and relied on here. */
@AnalyzeClasses(packages = "org.lumbar.routine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FRAMEWORKS = {
        "jakarta..",
        "io.quarkus..",
        "io.smallrye..",
        "org.hibernate..",
        "org.apache.kafka..",
        "org.eclipse.microprofile.."
    };

    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("org.lumbar.routine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule schedules_know_no_framework = noClasses()
            .that()
            .resideInAPackage("..schedule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule rules_of_plans_routines_and_screening_know_no_framework = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(Plan|Pause|Adjustments|NewPlan|PlanSnapshot|PlanStatus|Routine|Step|Progression|ProposalRules|"
                            + "RoutineFaults|RoutineFormat|BuiltInRoutines|ScreeningForm|ScreeningHolds|ScreeningAnswers|Caller|Client)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule names_say_something =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Common|Base|Impl|Processor|Data|Info)");

    @ArchTest
    static final ArchRule resources_are_not_for_others =
            classes().that().haveSimpleNameEndingWith("Resource").should().bePackagePrivate();

    @ArchTest
    static final ArchRule time_comes_in_through_the_clock = noClasses()
            .that()
            .doNotHaveSimpleName("SystemClock")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule zones_are_those_of_the_contract =
            noClasses().should().callMethod(ZoneId.class, "of", String.class);
}
