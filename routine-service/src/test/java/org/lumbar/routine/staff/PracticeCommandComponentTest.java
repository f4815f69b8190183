package org.lumbar.routine.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** An operator makes practices from a shell. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class PracticeCommandComponentTest {
    private static final Pattern PRINTED =
            Pattern.compile("practice ([0-9a-f-]{36})\\Rcode ([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})\\Rvalid until \\S+Z\\R");

    @InjectBackbone
    TestStack stack;

    @Inject
    PracticeCommand command;

    @Test
    void aPracticeIsMadeAndItsAdministratorIsInvitedAnewUntilOneHasJoined() {
        // Given
        Matcher made = printed("practice", "new", "At the lake");
        UUID id = UUID.fromString(made.group(1));

        // When
        Matcher again = printed("practice", "invite", id.toString());
        Staff staff = new Staff(stack, id, again.group(2));
        String admin = staff.admin();

        // Then
        assertThat(again.group(1)).isEqualTo(id.toString());
        assertThat(again.group(2)).isNotEqualTo(made.group(2));
        assertThat(staff.logins(admin)).containsExactly(admin + " PRACTICE_ADMIN");
        assertThat(command.run("practice", "invite", id.toString())).isEqualTo(1);
        assertThat(command.run("practice", "invite", UUID.randomUUID().toString()))
                .isEqualTo(1);
    }

    @Test
    void anAdministratorWhoHasLostTheirAccountIsReplaced() {
        // Given
        Matcher made = printed("practice", "new");
        Staff staff = new Staff(stack, UUID.fromString(made.group(1)), made.group(2));
        String lost = staff.admin();
        String therapist = staff.joined(lost, "THERAPIST");

        // When
        Matcher replaced = printed("practice", "invite", staff.practice().toString(), "--replace-administrators");
        String next = Staff.newSubject();
        staff.redeem(next, replaced.group(2)).then().statusCode(200);

        // Then
        assertThat(staff.logins(next)).containsExactly(therapist + " THERAPIST", next + " PRACTICE_ADMIN");
        await("the lost one to be nobody")
                .until(() -> staff.as(lost).get(staff.path("logins")).statusCode() == 403);
    }

    @Test
    void whatMakesNoSenseIsAnsweredWithTheUsage() {
        assertThat(command.run("practice")).isEqualTo(2);
        assertThat(command.run("practice", "new", " ")).isEqualTo(2);
        assertThat(command.run("practice", "new", "n".repeat(121))).isEqualTo(2);
        assertThat(command.run("practice", "invite", "at-the-lake")).isEqualTo(2);
        assertThat(command.run("practice", "invite", UUID.randomUUID().toString(), "--replace"))
                .isEqualTo(2);
    }

    private Matcher printed(String... arguments) {
        PrintStream usual = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(command.run(arguments)).isZero();
        } finally {
            System.setOut(usual);
        }
        Matcher printed = PRINTED.matcher(out.toString(StandardCharsets.UTF_8));
        assertThat(printed.find()).isTrue();
        return printed;
    }
}
