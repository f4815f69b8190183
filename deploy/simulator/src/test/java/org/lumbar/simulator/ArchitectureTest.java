package org.lumbar.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.lumbar.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching("org.lumbar.simulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theReferenceKnowsNeitherTheStoryNorTheServices = classes()
            .that()
            .resideInAPackage("..oracle..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "..simulator.oracle..",
                    "..simulator.event..",
                    "..simulator.routine..",
                    "..simulator.schedule..",
                    "com.fasterxml.jackson..",
                    "org.jspecify..",
                    "java..");

    @ArchTest
    static final ArchRule aStoryNeverLooksAtTheClock = noClasses()
            .that()
            .resideInAnyPackage("..story..", "..event..", "..schedule..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random");
}
