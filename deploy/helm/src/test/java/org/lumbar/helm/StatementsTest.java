package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which statements would cross machines once tables are spread over them by client: those in citus.md, and no others. */
class StatementsTest {
    private static final Path PAGE = Project.ROOT.resolve("deploy/helm/citus.md");

    private static final Pattern LOCK = Pattern.compile("(?i)\\bfor (no key )?update\\b");

    private static final Set<String> SMALL = Set.of(
            "quarantine",
            "routine_version",
            "RoutineVersion",
            "consent_text",
            "ConsentTextRow",
            "roster",
            "roster_row",
            "redriven",
            "revision_floor",
            "erased_keys",
            "ended_session",
            "archive_job",
            "practice",
            "PracticeRow",
            "practice_invitation",
            "practice_login");

    /** Tables and entities that grow with clients. */
    private static final List<String> GROWING = Stream.of("routine", "session", "insights")
            .flatMap(service -> Stream.concat(
                    named(service, "resources/db/migration", ".sql", "(?i)create table (\\w+)"),
                    named(service, "java", ".java", "(?s)@Entity.*?class (\\w+)")))
            .filter(name -> !SMALL.contains(name))
            .toList();

    private static Stream<String> named(String service, String folder, String suffix, String name) {
        return Project.files(Project.sources(service).resolve(folder), suffix).stream()
                .flatMap(file ->
                        Pattern.compile(name).matcher(Project.text(file)).results())
                .map(found -> found.group(1));
    }

    @Test
    void whatCrossesMachinesIsOnThePage() {
        // Given
        String page = Project.text(PAGE);
        // When
        List<String> crossing = Stream.of("routine", "session", "insights")
                .flatMap(service -> Statements.of(service).stream())
                .filter(statement -> GROWING.stream().anyMatch(statement::touches))
                .filter(statement -> !statement.namesItsClients())
                .map(statement -> statement.service() + " `" + statement.type() + "`: " + statement.sql())
                .toList();
        // Then
        assertThat(crossing).isNotEmpty().allSatisfy(statement -> {
            String place = statement.substring(statement.indexOf('`'), statement.indexOf(':'));
            assertThat(page).as(statement).contains("| " + statement.split(" ", 2)[0] + " | " + place + " |");
        });
    }

    /** Hibernate finds and updates an entity by its id. */
    @Test
    void entitiesThatAreKnownWithoutTheirClientAreOnThePage() {
        // Given
        Pattern id = Pattern.compile("@Id\\s+@Column\\(name = \"(?!client_id)\\w+\"\\)");
        // When
        List<String> entities = Project.files(Project.sources("routine").resolve("java"), ".java").stream()
                .filter(file -> id.matcher(Project.text(file)).find())
                .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                .toList();
        // Then
        assertThat(entities).isNotEmpty();
        assertThat(Project.text(PAGE))
                .contains(entities.stream().map(name -> "`" + name + "`").toList());
    }

    @Test
    void noStatementOfTheIngestCrossesMachines() {
        // When
        List<Statements.Found> statements = Statements.of("session").stream()
                .filter(statement -> GROWING.stream().anyMatch(statement::touches))
                .filter(statement -> !statement.type().equals("LoginBindings")) // of requests
                .toList();
        // Then
        assertThat(statements).hasSizeGreaterThan(15);
        assertThat(statements).allMatch(Statements.Found::namesItsClients);
    }

    /** Citus locks only where it can tell beforehand on which machine. */
    @Test
    void whatIsLockedIsNamedByItsClient() {
        // When
        List<Statements.Found> locking = Stream.of("routine", "session", "insights")
                .flatMap(service -> Statements.of(service).stream())
                .filter(statement -> GROWING.stream().anyMatch(statement::touches))
                .filter(statement -> LOCK.matcher(statement.sql()).find())
                .toList();
        // Then
        assertThat(locking).isNotEmpty().allMatch(Statements.Found::namesItsClients);
    }

    @Test
    void aStatementWithoutAClientIsNoticed() {
        // Given
        Set<String> crossing = Set.of(
                "select * from plan where revision <> published_revision",
                "SELECT s.* FROM client_summary s JOIN client c ON c.client_id = s.client_id WHERE s.practice_id = ?");
        Set<String> routed = Set.of(
                "SELECT state FROM sessions WHERE client_id = ? AND session_id = ?",
                "from HistoryEntry where id.clientId = :client",
                "DELETE FROM alert WHERE client_id = ANY (?)");
        // When, Then
        assertThat(crossing).noneMatch(sql -> new Statements.Found("any", "Any", sql).namesItsClients());
        assertThat(routed).allMatch(sql -> new Statements.Found("any", "Any", sql).namesItsClients());
    }
}
