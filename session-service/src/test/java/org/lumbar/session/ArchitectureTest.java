package org.lumbar.session;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Each rule fails if it matches nothing: ArchUnit's default, and relied on here. */
@AnalyzeClasses(packages = "org.lumbar.session", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FRAMEWORKS = {
        "jakarta..",
        "io.quarkus..",
        "io.smallrye..",
        "io.agroal..",
        "org.apache.kafka..",
        "org.eclipse.microprofile..",
        "java.sql.."
    };

    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("org.lumbar.session.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void a_package_has_at_most_twenty_files(JavaClasses classes) {
        Map<String, Set<String>> files = new TreeMap<>();
        for (JavaClass each : classes) {
            each.getSource()
                    .flatMap(Source::getFileName)
                    .ifPresent(file -> files.computeIfAbsent(each.getPackageName(), any -> new TreeSet<>())
                            .add(file));
        }
        assertThat(files).containsKeys("org.lumbar.session.ingest", "org.lumbar.session.fold");
        assertThat(files).allSatisfy((name, of) -> assertThat(of).as(name).hasSizeLessThanOrEqualTo(20));
    }

    @ArchTest
    static final ArchRule a_constructor_has_at_most_eight_parameters = constructors()
            .should(ArchCondition.from(describe(
                    "have at most 8 parameters",
                    (JavaConstructor each) -> each.getRawParameterTypes().size() <= 8)));

    @ArchTest
    static final ArchRule reading_pain_and_snapshots_know_no_framework = noClasses()
            .that()
            .resideInAnyPackage("..session.event..", "..session.pain..", "..session.snapshot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule the_fold_and_the_days_know_no_framework = noClasses()
            .that()
            .resideInAnyPackage("..session.session..", "..session.day..", "..session.plan..", "..session.client..")
            .and()
            .haveSimpleNameNotEndingWith("Sessions")
            .and()
            .doNotHaveSimpleName("ClientDays")
            .and()
            .doNotHaveSimpleName("DayLedger")
            .and()
            .doNotHaveSimpleName("Plans")
            .and()
            .doNotHaveSimpleName("Clients")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule no_service_knows_another = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lumbar.routine..", "org.lumbar.insights..");

    @ArchTest
    static final ArchRule what_answers_http_is_named_so =
            classes().that().areAnnotatedWith(jakarta.ws.rs.Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static void no_room_has_more_than_15_percent_of_the_lines(JavaClasses classes) throws IOException {
        Map<String, Long> lines = new TreeMap<>();
        Path root = Path.of("src/main/java/org/lumbar/session");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                lines.merge(
                        root.relativize(file).getName(0).toString(),
                        (long) Files.readAllLines(file).size(),
                        Long::sum);
            }
        }
        double all = lines.values().stream().mapToLong(Long::longValue).sum();
        assertThat(classes).isNotEmpty();
        assertThat(lines)
                .containsKeys("ingest", "fold")
                .allSatisfy((name, count) -> assertThat(count / all).as(name).isLessThanOrEqualTo(0.15));
    }

    @ArchTest
    static final ArchRule names_say_something =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Common|Base|Impl|Processor|Data|Info)");

    @ArchTest
    static final ArchRule resources_are_not_for_others =
            classes().that().haveSimpleNameEndingWith("Resource").should().bePackagePrivate();

    @ArchTest
    static final ArchRule time_comes_in_through_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule zones_are_those_of_the_contract =
            noClasses().should().callMethod(ZoneId.class, "of", String.class);
}
