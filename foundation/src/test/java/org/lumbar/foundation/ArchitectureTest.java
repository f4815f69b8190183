package org.lumbar.foundation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What is in here knows no service. Each rule fails if it matches nothing. */
@AnalyzeClasses(packages = "org.lumbar.foundation", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.lumbar.foundation.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_domain_comes_in = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lumbar.session..", "org.lumbar.routine..", "org.lumbar.insights..");

    @ArchTest
    static final ArchRule input_and_failures_know_no_framework = noClasses()
            .that()
            .resideInAnyPackage("..foundation.input..", "..foundation.failure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule who_may_see_whom_knows_no_framework = noClasses()
            .that()
            .haveNameMatching(".*\\.access\\.(Caller|CareOf|Roles)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule names_say_something =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Common|Base|Impl|Processor|Data|Info)");
}
