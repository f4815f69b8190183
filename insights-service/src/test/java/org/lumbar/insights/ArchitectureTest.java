package org.lumbar.insights;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.access.Role;

/** What holds for all code of this service. A rule that matches nothing fails. */
class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lumbar.insights");

    private static final String[] FRAMEWORKS = {
        "jakarta..", "io.quarkus..", "io.quarkiverse..", "io.smallrye..", "org.eclipse.microprofile..",
        "com.fasterxml..", "java.sql..", "javax.sql..", "org.apache.kafka..", "org.jboss.."
    };

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        slices().matching("org.lumbar.insights.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void pagesDoNotDependOnEachOtherInCircles() {
        slices().matching("org.lumbar.insights.dashboard.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void noPackageHasMoreThan20Files() {
        Map<String, Long> files = CODE.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .containsKeys("org.lumbar.insights.intake", "org.lumbar.insights.outcome")
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(20));
    }

    @Test
    void noRoomHasMoreThan15PercentOfTheLines() throws IOException {
        Map<String, Long> lines = new TreeMap<>();
        Path root = Path.of("src/main/java/org/lumbar/insights");
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
        assertThat(lines)
                .containsKeys("intake", "outcome")
                .allSatisfy((name, count) -> assertThat(count / all).as(name).isLessThanOrEqualTo(0.15));
    }

    @Test
    void noServiceDependsOnAnother() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lumbar.session..", "org.lumbar.routine..")
                .check(CODE);
    }

    @Test
    void whatTakesRecordsIsNamedConsumerAndWhatAnswersHttpResource() {
        methods()
                .that()
                .areAnnotatedWith(Incoming.class)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Consumer")
                .check(CODE);
        classes()
                .that()
                .areAnnotatedWith(jakarta.ws.rs.Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .andShould()
                .bePackagePrivate()
                .check(CODE);
        classes()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .beAnnotatedWith(jakarta.ws.rs.Path.class)
                .check(CODE);
    }

    @Test
    void namesSaySomething() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Common|Base|Impl|Processor|Data|Info)")
                .check(CODE);
    }

    /** A record says what something consists of, which may be more. */
    @Test
    void aConstructorTakesAtMost8Things() {
        constructors()
                .that(describe(
                        "are not of records",
                        constructor -> !constructor.getOwner().isRecord()))
                .should(ArchCondition.from(describe(
                        "have at most 8 parameters",
                        constructor -> constructor.getRawParameterTypes().size() <= 8)))
                .check(CODE);
    }

    @Test
    void snapshotsAndRulesKnowNoFramework() {
        ArchRule rules = noClasses()
                .that()
                .resideInAnyPackage("..snapshot..", "..trend..", "..habit..", "..chart..", "..rule..", "..outcome..")
                .or()
                .haveSimpleName("Consistency")
                .or()
                .haveSimpleName("DailyPain")
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS));
        rules.check(CODE);
    }

    @Test
    void nothingDependsOnThePagesAndOnlyTheRebuildOnTheIntake() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..dashboard..", "..wording..", "..intake..", "..rebuild..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..dashboard..", "..intake..")
                .check(CODE);
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .or()
                .areAnnotatedWith(PUT.class)
                .or()
                .areAnnotatedWith(POST.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beAnnotatedWith("io.quarkus.security.Authenticated")
                .check(CODE);
    }

    @Test
    void theApiTakesNothingButBearerTokens() {
        classes()
                .that()
                .areAnnotatedWith(jakarta.ws.rs.Path.class)
                .and()
                .resideOutsideOfPackage("..dashboard..")
                .should(beOfTheApi())
                .check(CODE);
    }

    private static ArchCondition<JavaClass> beOfTheApi() {
        return new ArchCondition<>("be of the API, at /v1 and with its own way to sign in") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean path = item.getAnnotationOfType(jakarta.ws.rs.Path.class)
                        .value()
                        .startsWith("/v1/");
                boolean bearer = item.isAnnotatedWith(Tenant.class)
                        && Role.API.equals(
                                item.getAnnotationOfType(Tenant.class).value());
                events.add(new SimpleConditionEvent(item, path && bearer, item.getName() + " is open to cookies"));
            }
        };
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }

    @Test
    void zonesAreThoseOfTheContract() {
        noClasses().should().callMethod(ZoneId.class, "of", String.class).check(CODE);
    }

    @Test
    void beansGetWhatTheyNeedByConstructor() {
        noFields().should().beAnnotatedWith(Inject.class).check(CODE);
    }

    @Test
    void onlyTheStoreSpeaksJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..store..")
                .and()
                .doNotHaveSimpleName("ChangeFeed")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Connection")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javax.sql.DataSource")
                .check(CODE);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes().should(liveInANullMarkedPackage()).check(CODE);
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a null-marked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(item, marked, item.getName() + " lives in an unmarked package"));
            }
        };
    }
}
