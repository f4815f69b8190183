package org.lumbar.routine.desk.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.look.Form;
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.look.Viewers;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.staff.StaffInvitations;
import org.lumbar.routine.staff.StaffLogins;

/** Who works for the practice: administrators see them, invite others, and take logins away. */
@Path("/desk/staff")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PRACTICE_ADMIN)
@OfASession
class StaffDeskResource {
    private final ShowStaff show;
    private final StaffInvitations invitations;
    private final StaffLogins logins;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    StaffDeskResource(
            ShowStaff show,
            StaffInvitations invitations,
            StaffLogins logins,
            CallerOfRequest caller,
            Viewers viewers,
            Notices notices,
            DeskRefusals refusals) {
        this.show = show;
        this.invitations = invitations;
        this.logins = logins;
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance staff(StaffPage page, Notation say);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance staff(@Context HttpHeaders headers) {
        return page(Form.EMPTY, null, headers);
    }

    /** Answers with the page itself: the code is shown this once, and in no address. */
    @POST
    @Path("invitations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response invite(MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
        Form form = Form.of(sent);
        try {
            StaffPage.Issued issued = show.invite(caller.get(), form);
            return Response.ok(page(Form.EMPTY, issued, headers)).build();
        } catch (Refused refused) {
            return again(form, refused, headers);
        }
    }

    @POST
    @Path("invitations/{invitationId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revoke(@PathParam("invitationId") UUID invitationId, @Context HttpHeaders headers) {
        Caller who = caller.get();
        return done(() -> invitations.revoke(who, who.practice(), invitationId), headers);
    }

    @POST
    @Path("logins/{loginId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response end(@PathParam("loginId") UUID loginId, @Context HttpHeaders headers) {
        Caller who = caller.get();
        return done(() -> logins.end(who, who.practice(), loginId), headers);
    }

    private Response done(Runnable change, HttpHeaders headers) {
        try {
            change.run();
            return refusals.to("/desk/staff");
        } catch (Refused refused) {
            return again(Form.EMPTY, refused, headers);
        }
    }

    private Response again(Form form, Refused refused, HttpHeaders headers) {
        int status = refused.status() == 400 ? 422 : refused.status();
        Form faulty = refused.faults().isEmpty()
                ? form.refused(refused.faults(), refused.code())
                : form.withFaults(refused.faults());
        return Response.status(status).entity(page(faulty, null, headers)).build();
    }

    private TemplateInstance page(Form form, StaffPage.@Nullable Issued issued, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.staff(show.page(caller.get(), viewers.current(), form, issued), say)
                .setLocale(say.language());
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
