package org.lumbar.routine.desk.staff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.StaffRole;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.desk.DeskBodies;
import org.lumbar.routine.joining.Invitation;
import org.lumbar.routine.problem.RequestBodies;
import org.lumbar.routine.staff.NewInvitation;
import org.lumbar.routine.staff.StaffInvitations;
import org.lumbar.routine.staff.StaffLogin;
import org.lumbar.routine.staff.StaffLogins;

/** Puts the page of a practice's staff together, and reads its form as the API reads a body. */
@ApplicationScoped
class ShowStaff {
    private final StaffLogins logins;
    private final StaffInvitations invitations;
    private final DeskBodies bodies;
    private final RequestBodies<NewInvitation> wanted;

    ShowStaff(StaffLogins logins, StaffInvitations invitations, DeskBodies bodies) {
        this.logins = logins;
        this.invitations = invitations;
        this.bodies = bodies;
        this.wanted = bodies.of("staff-invitation-request.json", NewInvitation.class);
    }

    StaffPage page(Caller caller, Viewer viewer, Form form, StaffPage.@Nullable Issued issued) {
        List<StaffLogin> all = logins.list(caller, caller.practice());
        long admins = all.stream()
                .filter(each -> each.isCurrent() && each.role() == StaffRole.PRACTICE_ADMIN)
                .count();
        List<StaffPage.Person> people =
                all.stream().map(each -> person(each, caller, admins)).toList();
        return new StaffPage(
                viewer,
                form,
                people.stream().filter(each -> each.until() == null).toList(),
                people.stream().filter(each -> each.until() != null).toList(),
                invitations.list(caller, caller.practice()).stream()
                        .filter(each -> each.state() == Invitation.State.OPEN)
                        .filter(each -> issued == null
                                || !each.invitationId()
                                        .equals(issued.invitation().invitationId()))
                        .toList(),
                issued);
    }

    private static StaffPage.Person person(StaffLogin login, Caller caller, long admins) {
        boolean own = login.subject().equals(caller.subject());
        boolean last = login.role() == StaffRole.PRACTICE_ADMIN && admins == 1;
        return new StaffPage.Person(
                login.loginId(),
                Objects.requireNonNullElse(login.name(), login.subject()),
                login.subject(),
                login.role(),
                login.boundAt(),
                own,
                own || last,
                login.endedAt());
    }

    /** @throws org.lumbar.routine.problem.Refused naming what is wrong with the form, or why nobody can be invited */
    StaffPage.Issued invite(Caller caller, Form form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        form.putInto(body, "role", "name");
        NewInvitation invitation = wanted.read(bodies.bytes(body));
        return new StaffPage.Issued(
                invitations.invite(caller, caller.practice(), invitation.role(), invitation.name()),
                invitation.role(),
                invitation.name());
    }
}
