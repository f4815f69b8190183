package org.lumbar.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final UUID PRACTICE = UUID.randomUUID();
    private static final UUID OTHER_PRACTICE = UUID.randomUUID();
    private static final UUID CLIENT = UUID.randomUUID();
    private static final CareOf CARE = new CareOf(PRACTICE, Set.of("anna"));

    @Test
    void aClientReadsOnlyTheirOwnSessions() {
        Caller client = new Caller(CLIENT.toString(), Set.of("client"), PRACTICE, CLIENT);

        assertThat(client.maySee(CLIENT, null)).isTrue();
        assertThat(client.maySee(UUID.randomUUID(), CARE)).isFalse();
    }

    @Test
    void aClientsTokenOfAnotherPracticeOrOfNoneReadsNothingOfAKnownClient() {
        assertThat(new Caller(CLIENT.toString(), Set.of("client"), PRACTICE, CLIENT).maySee(CLIENT, CARE))
                .isTrue();
        assertThat(new Caller(CLIENT.toString(), Set.of("client"), OTHER_PRACTICE, CLIENT).maySee(CLIENT, CARE))
                .isFalse();
        assertThat(new Caller(CLIENT.toString(), Set.of("client"), null, CLIENT).maySee(CLIENT, CARE))
                .isFalse();
    }

    @Test
    void whoHasNoSubjectReadsNothingWhateverTheRole() {
        CareOf careless = new CareOf(PRACTICE, Set.of("", " ", "anna"));
        for (String role : List.of("client", "therapist", "practice-admin", "event-producer")) {
            for (String nobody : List.of("", " ")) {
                assertThat(new Caller(nobody, Set.of(role), PRACTICE, CLIENT).maySee(CLIENT, careless))
                        .isFalse();
            }
        }
    }

    @Test
    void aTherapistReadsOnlyClientsInTheirCareAndPractice() {
        assertThat(therapist("anna", PRACTICE).maySee(CLIENT, CARE)).isTrue();
        assertThat(therapist("ben", PRACTICE).maySee(CLIENT, CARE)).isFalse();
        assertThat(therapist("anna", OTHER_PRACTICE).maySee(CLIENT, CARE)).isFalse();
        assertThat(therapist("anna", PRACTICE).maySee(CLIENT, null)).isFalse();
    }

    @Test
    void aPracticeAdminReadsTheWholePracticeAndNoOther() {
        assertThat(new Caller("max", Set.of("practice-admin"), PRACTICE, null).maySee(CLIENT, CARE))
                .isTrue();
        assertThat(new Caller("max", Set.of("practice-admin"), OTHER_PRACTICE, null).maySee(CLIENT, CARE))
                .isFalse();
    }

    @Test
    void aTokenWithoutAPracticeOrAKnownRoleReadsNothing() {
        assertThat(new Caller("anna", Set.of("therapist"), null, null).maySee(CLIENT, CARE))
                .isFalse();
        assertThat(new Caller("anna", Set.of("janitor"), PRACTICE, CLIENT).maySee(CLIENT, CARE))
                .isFalse();
        assertThat(new Caller("gateway", Set.of("event-producer"), PRACTICE, null).maySee(CLIENT, CARE))
                .isFalse();
    }

    @Test
    void anOperatorSeesNobodyWhateverElseTheTokenClaims() {
        Caller operator = new Caller("olga", Set.of("operator"), PRACTICE, CLIENT);

        assertThat(operator.maySee(CLIENT, CARE)).isFalse();
        assertThat(operator.maySee(CLIENT, null)).isFalse();
        assertThat(operator.seesWholePractice()).isFalse();
        assertThat(operator.isClinician()).isFalse();
    }

    @Test
    void aLoginThatWorksForAPracticeIsContradictedByAnotherPracticeAndByAnyClient() {
        Binding staff = Binding.ofStaff(PRACTICE, List.of(StaffRole.THERAPIST));

        assertThat(staff.roles()).containsExactly("therapist");
        assertThat(staff.contradicts(null, null)).isFalse();
        assertThat(staff.contradicts(PRACTICE, null)).isFalse();
        assertThat(staff.contradicts(OTHER_PRACTICE, null)).isTrue();
        assertThat(staff.contradicts(null, CLIENT)).isTrue();
    }

    private static Caller therapist(String subject, UUID practice) {
        return new Caller(subject, Set.of("therapist"), practice, null);
    }
}
