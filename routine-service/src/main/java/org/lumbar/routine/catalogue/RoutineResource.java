package org.lumbar.routine.catalogue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.problem.Parameters;
import org.lumbar.routine.problem.Refused;

@Path("/v1/routines")
@Produces(MediaType.APPLICATION_JSON)
class RoutineResource {
    private static final int LATEST_VERSION = 1_000_000;

    static final String YAML = "application/yaml";

    private final CallerOfRequest caller;
    private final Routines routines;
    private final AuthorRoutine author;

    RoutineResource(CallerOfRequest caller, Routines routines, AuthorRoutine author) {
        this.caller = caller;
        this.routines = routines;
        this.author = author;
    }

    /** Every routine the caller may assign, and the rules that hold in all of them. */
    public record Catalogue(List<RoutineSummary> items, CatalogueRules rules) {}

    @GET
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(summary = "The routines, and the rules that hold in all of them")
    public Catalogue list() {
        List<RoutineSummary> items = routines.all(caller.get().practiceId()).stream()
                .map(RoutineSummary::of)
                .toList();
        return new Catalogue(items, routines.rules());
    }

    @GET
    @Path("/{key}/versions/{version}")
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(summary = "One version of a routine, each value with its origin; null where the source is silent")
    public Routine version(@PathParam("key") String key, @PathParam("version") int version) {
        return routines.find(caller.get().practiceId(), key, version)
                .orElseThrow(() -> Refused.notFound("routine-not-found", "There is no such version of a routine."));
    }

    @GET
    @Path("/{key}/versions/{version}")
    @Produces(YAML)
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(summary = "The same as YAML, to be edited and imported")
    public String yaml(@PathParam("key") String key, @PathParam("version") int version) {
        return RoutineFormat.yaml(version(key, version));
    }

    @GET
    @Path("/{key}/versions/{version}/differences")
    @Transactional
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(summary = "What is different from an earlier version")
    public List<RoutineDifferences.Difference> differences(
            @PathParam("key") String key,
            @PathParam("version") int version,
            @QueryParam("from") @Nullable String from) {
        int earlier = Parameters.whole("from", from, 1, LATEST_VERSION);
        return RoutineDifferences.between(version(key, earlier), version(key, version));
    }

    @POST
    @Path("/drafts")
    @Consumes({MediaType.APPLICATION_JSON, YAML})
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(summary = "Import a draft as JSON or YAML; it is stored, and all its faults are named")
    public AuthorRoutine.Draft save(byte[] jsonOrYaml) {
        return author.save(caller.get(), jsonOrYaml);
    }

    @GET
    @Path("/{key}/drafts/{version}")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(summary = "A draft and all its faults")
    public AuthorRoutine.Draft draft(@PathParam("key") String key, @PathParam("version") int version) {
        return author.get(caller.get(), key, version);
    }

    @POST
    @Path("/{key}/drafts/{version}/publish")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(summary = "Publish a draft without faults; from then on it never changes")
    public Routine publish(@PathParam("key") String key, @PathParam("version") int version) {
        return author.publish(caller.get(), key, version);
    }
}
