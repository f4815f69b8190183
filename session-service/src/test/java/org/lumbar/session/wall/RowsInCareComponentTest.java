package org.lumbar.session.wall;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.CareTrial;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CareOf;
import org.lumbar.foundation.access.Roles;

/** Row-level security shows whom {@link Caller#maySee} shows, whatever has become of clients and care teams. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class RowsInCareComponentTest {
    @InjectBackbone
    TestStack stack;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsAreShownByTheRuleThatTheServiceHas(long seed) throws Exception {
        // Given
        Map<String, String> inserts = new LinkedHashMap<>();
        inserts.put(
                "clients",
                "INSERT INTO clients (client_id, practice_id, revision, told_revision, home_zone, care_team, clearances)"
                        + " VALUES (:client, :practice, 1, 1, 'UTC', :team, '')");
        inserts.put(
                "plans",
                "INSERT INTO plans (client_id, plan_id, practice_id, revision, told_revision, outline)"
                        + " VALUES (:client, gen_random_uuid(), :practice, 1, 1, '')");

        // When
        CareTrial.Outcome outcome = new CareTrial(stack.database(), new CareTrial.Tables("clients", inserts), seed)
                .run(60, RowsInCareComponentTest::maySee);

        // Then
        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.shown()).isGreaterThan(300);
    }

    private static boolean maySee(CareTrial.Asking who, CareTrial.Client whom) {
        boolean therapist = !who.whole() && who.own() == null;
        String role = who.whole() ? Roles.PRACTICE_ADMIN : therapist ? Roles.THERAPIST : Roles.CLIENT;
        String subject = therapist ? who.subject() : "any";
        return new Caller(subject, Set.of(role), who.practice(), who.own())
                .maySee(whom.id(), new CareOf(whom.practice(), whom.team()));
    }
}
