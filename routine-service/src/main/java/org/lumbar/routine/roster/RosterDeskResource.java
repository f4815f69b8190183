package org.lumbar.routine.roster;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.input.Fault;
import org.lumbar.look.Form;
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.problem.Refused;

/** A practice's administrator brings a list of clients along: file, faults, confirmation, progress. */
@Path("/desk/rosters")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PRACTICE_ADMIN)
@OfASession
class RosterDeskResource {
    private static final long LARGEST = 5L << 20;
    private static final String AGAIN_IN_SECONDS = "2";

    private final ImportRoster rosters;
    private final ShowRosters show;
    private final CallerOfRequest caller;
    private final Notices notices;
    private final DeskRefusals refusals;

    RosterDeskResource(
            ImportRoster rosters, ShowRosters show, CallerOfRequest caller, Notices notices, DeskRefusals refusals) {
        this.rosters = rosters;
        this.show = show;
        this.caller = caller;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "roster")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance rosters(RostersPage page, Notation say);

        static native TemplateInstance roster(RosterPage page, Notation say);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all(@Context HttpHeaders headers) {
        return page(Form.EMPTY, headers);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response check(@RestForm("file") @Nullable FileUpload file, @Context HttpHeaders headers) {
        if (file == null || file.size() == 0) {
            return faulty(422, "missing", headers);
        }
        if (file.size() > LARGEST) {
            return faulty(413, "too-large", headers);
        }
        return refusals.to(
                "/desk/rosters/" + rosters.check(caller.get(), bytes(file)).rosterId());
    }

    private static byte[] bytes(FileUpload file) {
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response faulty(int status, String code, HttpHeaders headers) {
        Form form = Form.EMPTY.withFaults(List.of(new Fault(code, "/file", "A file of at most 5 MiB is needed.")));
        return Response.status(status).entity(page(form, headers)).build();
    }

    private TemplateInstance page(Form form, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.rosters(show.all(caller.get(), form), say).setLocale(say.language());
    }

    /** While its clients are made the page comes again by itself. */
    @GET
    @Path("{rosterId}")
    @Operation(hidden = true)
    public Response one(
            @PathParam("rosterId") UUID rosterId,
            @QueryParam("page") @DefaultValue("") String page,
            @Context HttpHeaders headers) {
        int at = page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
        RosterPage shown = show.one(caller.get(), rosterId, at, "");
        Response.ResponseBuilder answer = Response.ok(rendered(shown, headers));
        if (shown.roster().isRunning()) {
            answer.header("Refresh", AGAIN_IN_SECONDS);
        }
        return answer.build();
    }

    @POST
    @Path("{rosterId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @PathParam("rosterId") UUID rosterId, MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
        try {
            if (Form.of(sent).is("do", "discard")) {
                rosters.discard(caller.get(), rosterId);
                return refusals.to("/desk/rosters");
            }
            var unused = rosters.confirm(caller.get(), rosterId);
            return refusals.to("/desk/rosters/" + rosterId);
        } catch (Refused refused) {
            RosterPage shown = show.one(caller.get(), rosterId, 1, refused.code());
            return Response.status(refused.status())
                    .entity(rendered(shown, headers))
                    .build();
        }
    }

    private TemplateInstance rendered(RosterPage shown, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.roster(shown, say).setLocale(say.language());
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
