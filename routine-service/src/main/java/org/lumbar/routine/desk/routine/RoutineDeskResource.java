package org.lumbar.routine.desk.routine;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.look.Form;
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.look.Viewers;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.problem.Refused;

/** Routines, step by step, and what one version changed. */
@Path("/desk/routines")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
@OfASession
class RoutineDeskResource {
    private final ReadRoutine read;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    RoutineDeskResource(
            ReadRoutine read, CallerOfRequest caller, Viewers viewers, Notices notices, DeskRefusals refusals) {
        this.read = read;
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance routines(RoutinesPage page, Notation say);

        static native TemplateInstance routine(RoutinePage page, Notation say);
    }

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance list(@Context HttpHeaders headers) {
        Notation say = notices.notation(headers);
        RoutinesPage page = new RoutinesPage(viewers.current(), read.all(caller.get()));
        return Pages.routines(page, say).setLocale(say.language());
    }

    @GET
    @Path("{key}/{version:[0-9]+}")
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance read(
            @PathParam("key") String key,
            @PathParam("version") int version,
            @QueryParam("from") @Nullable String from,
            @Context HttpHeaders headers) {
        return page(key, version, from, Form.EMPTY, headers);
    }

    @POST
    @Path("{key}/{version:[0-9]+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response copy(
            @PathParam("key") String key,
            @PathParam("version") int version,
            MultivaluedMap<String, String> sent,
            @Context HttpHeaders headers) {
        Form form = Form.of(sent);
        try {
            Routine copy = read.copy(caller.get(), key, version, form);
            return refusals.to("/desk/routines/" + copy.key() + "/" + copy.version());
        } catch (Refused refused) {
            return Response.status(refused.status())
                    .entity(page(key, version, null, form.refused(refused.faults(), refused.code()), headers))
                    .build();
        }
    }

    private TemplateInstance page(String key, int version, @Nullable String from, Form form, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        ReadRoutine.Asked asked = new ReadRoutine.Asked(key, version, from, say.language());
        RoutinePage page = read.version(caller.get(), viewers.current(), asked, form);
        return Pages.routine(page, say).setLocale(say.language());
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
