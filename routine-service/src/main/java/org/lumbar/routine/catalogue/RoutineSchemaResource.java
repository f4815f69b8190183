package org.lumbar.routine.catalogue;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The schema for authors is part of the API's documentation, and as open as that. */
@Path("/v1/schemas/routine.v1.json")
@Tag(name = "Routines")
class RoutineSchemaResource {
    private static final String FILE = "/lumbar/routine/schemas/routine.v1.json";

    @GET
    @PermitAll
    @Produces("application/schema+json")
    @Operation(operationId = "getRoutineSchema", summary = "JSON Schema of a routine, for authors")
    public String schema() {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
