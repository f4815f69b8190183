package org.lumbar.routine.picture.shown;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.problem.Unchanged;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.step.Step;

/** Pictures by their address, for apps; nothing in them is about a client, so that whoever fetched one may keep it. */
@Path("/v1/routines/{key}/versions/{version}/steps/{stepKey}/picture")
@Tag(name = "Routines")
class StepPictureResource {
    private static final String SVG = "image/svg+xml";

    /** Once a day is often enough: a version never changes, only how it is drawn. */
    private static final String A_DAY = "private, max-age=86400";

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final CallerOfRequest caller;
    private final Routines routines;
    private final RoutinePictures pictures;

    StepPictureResource(CallerOfRequest caller, Routines routines, RoutinePictures pictures) {
        this.caller = caller;
        this.routines = routines;
        this.pictures = pictures;
    }

    @GET
    @Produces({SVG, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @APIResponse(
            responseCode = "200",
            description = "The drawing",
            content = @Content(mediaType = SVG, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "It is what If-None-Match names")
    @APIResponse(responseCode = "404", description = "`routine-not-found`, `step-not-found`")
    @Operation(
            operationId = "getStepPicture",
            summary = "A step as a drawing (SVG), whose title says what it shows in the language asked for")
    public Response picture(
            @PathParam("key") String key,
            @PathParam("version") int version,
            @PathParam("stepKey") String stepKey,
            @Context HttpHeaders headers,
            @Context Request request) {
        Routine routine = routines.find(caller.get().practiceId(), key, version)
                .orElseThrow(() -> Refused.notFound("routine-not-found", "There is no such version of a routine."));
        Step step = routine.steps().stream()
                .filter(each -> each.key().equals(stepKey))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("step-not-found", "The routine has no such step."));
        Locale language = language(headers);
        byte[] svg = pictures.of(routine, step, language).getBytes(StandardCharsets.UTF_8);
        EntityTag tag = new EntityTag(UUID.nameUUIDFromBytes(svg).toString());
        Response.ResponseBuilder unchanged = Unchanged.since(request, tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(svg, SVG) : unchanged;
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, A_DAY)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, "Accept-Language, Authorization")
                .build();
    }

    private static Locale language(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .flatMap(wanted ->
                        LANGUAGES.stream().filter(spoken -> spoken.getLanguage().equals(wanted.getLanguage())))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
