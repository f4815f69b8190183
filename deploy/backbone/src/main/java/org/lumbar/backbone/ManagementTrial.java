package org.lumbar.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every service promises of its two ports: callers find no health and no metrics at theirs, operators nothing about anybody at the other. */
public abstract class ManagementTrial {
    protected abstract ManagementDoors doors();

    /** The token of an administrator. */
    protected abstract String admin();

    /** The service's document, as it is served. */
    protected abstract ApiDocument api();

    /** Of those that are in no document; empty if there are none. */
    protected abstract List<String> pages();

    /** What the port of operators is told to answer. */
    protected abstract Set<String> routes();

    /** Every class that may answer something. */
    protected abstract Set<Class<?>> classes();

    /** Asks for something about a client, which leaves a trace in {@link #rows}. */
    protected abstract void look();

    /** What may never be said to operators. */
    protected abstract List<String> secrets();

    /** Of the tables that change when somebody's data is read or changed. */
    protected abstract Map<String, List<String>> rows();

    @Test
    void everyPathOfManagementIsInTheMatrix() {
        assertThat(routes()).containsExactlyInAnyOrderElementsOf(ManagementDoors.ROUTES);
    }

    /** Of every class, in the document or not: what is in neither list would be tried by no test. */
    @Test
    void everyOperationInTheCodeIsInTheMatrix() {
        Set<String> listed = new TreeSet<>(api().operations());
        listed.addAll(pages());
        assertThat(ResourceOperations.in(classes())).isEqualTo(listed);
    }

    @Test
    void callersFindNoHealthAndNoMetrics() {
        assertThat(doors().operatorsPathsAmongCallers(admin())).isEmpty();
    }

    @Test
    void operatorsFindNoOperationOfTheApi() {
        assertThat(doors().callersPathsAmongOperators(api().operations(), admin()))
                .isEmpty();
        assertThat(doors().callersPathsAmongOperators(pages(), admin())).isEmpty();
    }

    @Test
    void operatorsReadAndChangeNothingAboutAnybody() {
        // Given
        look();
        Map<String, List<String>> before = rows();

        // When
        String said = doors().saidToOperators();

        // Then
        assertThat(said).contains("GET /q/health/ready 200", "\nlumbar_");
        assertThat(said).doesNotContain(secrets()).doesNotContain(admin());
        assertThat(before).isNotEmpty();
        assertThat(rows()).isEqualTo(before);
    }
}
