package org.lumbar.routine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;

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
    static final ArchRule prescriptions_know_no_framework = noClasses()
            .that()
            .resideInAPackage("org.lumbar.routine.prescription")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule pictures_know_no_framework_and_of_routines_only_the_step = noClasses()
            .that()
            .resideInAnyPackage("org.lumbar.routine.picture", "org.lumbar.routine.picture.stroke")
            .should()
            .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS)
                    .or(resideInAPackage("org.lumbar.routine..")
                            .and(not(resideInAnyPackage(
                                    "org.lumbar.routine.picture",
                                    "org.lumbar.routine.picture.stroke",
                                    "org.lumbar.routine.step")))));

    @ArchTest
    static final ArchRule rules_of_plans_routines_and_screening_know_no_framework = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(Plan|Pause|Adjustments|NewPlan|PlanSnapshot|PlanStatus|Routine|Step|Progression|ProposalRules|"
                            + "RoutineFaults|RoutineFormat|BuiltInRoutines|ScreeningForm|ScreeningHolds|ScreeningAnswers|Client|Consent)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule no_service_knows_another = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.lumbar.session..", "org.lumbar.insights..");

    @ArchTest
    static final ArchRule what_answers_http_is_named_so =
            classes().that().areAnnotatedWith(jakarta.ws.rs.Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule what_takes_records_is_named_so = methods()
            .that()
            .areAnnotatedWith(Incoming.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Consumer");

    @ArchTest
    static void no_room_has_more_than_15_percent_of_the_lines(JavaClasses classes) throws IOException {
        Map<String, Long> lines = new TreeMap<>();
        Path root = Path.of("src/main/java/org/lumbar/routine");
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
                .containsKeys("plan", "intake")
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
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule zones_are_those_of_the_contract =
            noClasses().should().callMethod(ZoneId.class, "of", String.class);

    @ArchTest
    static void a_package_has_at_most_20_files(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .containsKey("org.lumbar.routine.plan")
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(20));
    }

    /** A record says what something consists of, which may be more. */
    @ArchTest
    static final ArchRule constructors_take_at_most_8_things = constructors()
            .that(describe(
                    "are not of records", constructor -> !constructor.getOwner().isRecord()))
            .should(ArchCondition.from(describe(
                    "have at most 8 parameters",
                    constructor -> constructor.getRawParameterTypes().size() <= 8)));
}
